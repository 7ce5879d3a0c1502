namespace SpecProofs.Tests;

/// <summary>Instances, parameters and counters of one's own.</summary>
public sealed class DecoderClaims_Families
{
    private static readonly RunOptions Few = new(Cases: 60);

    private static readonly InstanceFamily OfSeeds = InstanceFamily.Seeded("rows of a seed", OfSeed);

    /// <summary>Draws from the draft where a draft token is less likely than a threshold.</summary>
    private static readonly Parameter<Rational> Threshold = new("threshold", [0, Rational.Of(1, 4)])
    {
        Any = random => Rational.Of(random.Next(1, 10), 10),
        Simpler = value => value > Rational.Of(1, 10) ? [value - Rational.Of(1, 10)] : [],
    };

    [Fact]
    public void A_claim_over_a_family_is_tried_on_nothing_else()
    {
        var seen = new List<GeneratedInstance>();
        Over(InstanceFamily.Sized((3, 5), (2, 2), 20, Memory.LastToken), seen);
        Assert.True(seen.Count >= 60);
        Assert.All(seen, given => Assert.True(
            given is { Vocabulary: >= 3 and <= 5, Horizon: 2, Draft.Memory: Memory.LastToken, Target.Memory: Memory.LastToken }));
        Assert.Contains(seen, given => given.Target.Rows.Values.Any(row => row.Max() > 12));
        Assert.DoesNotContain(seen, given => given.Target.Rows.Values.Any(row => row.Max() > 20));
        seen.Clear();
        Over(InstanceFamily.Default.Where(given => given.Horizon == 1, "T = 1"), seen);
        Assert.All(seen, given => Assert.Equal(1, given.Horizon));
    }

    [Fact]
    public void A_counterexample_of_a_family_is_in_the_family()
    {
        var result = DecoderClaims.Of(new DraftsOnly()).Over(InstanceFamily.Sized((3, 4), (2, 3))).Run(Few, Claim.Lossless).Single();
        var given = (GeneratedInstance)result.Case!.Arguments[0];
        Assert.Equal((3, 2), (given.Vocabulary, given.Horizon));
        var seeded = DecoderClaims.Of(new DraftsOnly()).Over(OfSeeds).Run(Few, Claim.Lossless).Single();
        Assert.Equal((7, 1), (((GeneratedInstance)seeded.Case!.Arguments[0]).Vocabulary, seeded.RandomCases));
    }

    [Fact]
    public void Seeded_instances_are_tried()
    {
        var claims = DecoderClaims.Of(lookahead => new Speculative<Rational>(lookahead.Tokens)).Over(OfSeeds);
        var result = claims.Run(Few, Claim.Lossless).Single();
        Assert.Equal((true, 0L, 7), (result.Holds, result.SmallWorldCases, result.Extent!.WidestRow));
        Assert.Equal(60, result.RandomCases);
    }

    [Fact]
    public void A_family_that_no_instance_meets_is_refused()
    {
        var claims = DecoderClaims.Of(new DraftsOnly()).Over(InstanceFamily.Default.Where(_ => false, "pigs fly"));
        Assert.Equal(
            "of 20,000 random instances of the family \"all instances\", none meets \"pigs fly\"",
            Assert.Throws<ArgumentException>(() => claims.Check(Claim.Lossless)).Message);
    }

    [Fact]
    public void A_constant_near_which_the_family_has_no_case_is_refused()
    {
        var claims = DecoderClaims.Of(new DraftsOnly()).Over(InstanceFamily.Sized((2, 4), (1, 3), 20));
        Assert.Equal(
            "near the constant 10 there is no case in the family \"V = 2 … 4, T = 1 … 3, weights up to 20\"",
            Assert.Throws<ArgumentException>(() => claims.Constants(Rational.Of(1, 20), 10).Check(Claim.Lossless)).Message);
        Assert.Throws<ArgumentException>(() => claims.Over(OfSeeds).Constants(4).Check(Claim.Lossless));
        Assert.Throws<FalsifiedException>(() => claims.Constants(Rational.Of(1, 20), 4).Check(Claim.Lossless));
    }

    [Fact]
    public void Some_instances_of_every_size_end_early()
    {
        var seen = new List<GeneratedInstance>();
        Over(InstanceFamily.Sized((3, 3), (2, 3), 5), seen);
        Assert.Contains(seen, given => given.EndTokens.Count > 0);
        Assert.Contains(seen, given => given.EndTokens.Count == 0);
    }

    [Fact]
    public void A_family_that_is_none_is_refused()
    {
        Assert.Throws<ArgumentException>(() => InstanceFamily.Sized((0, 2), (1, 1)));
        Assert.Throws<ArgumentException>(() => InstanceFamily.Sized((2, 2), (3, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => InstanceFamily.Sized((2, 2), (1, 1), 0));
        var large = Assert.Throws<ArgumentException>(() => InstanceFamily.Sized((2, 8), (1, 7)));
        Assert.Contains("rows, more than 10,000", large.Message, StringComparison.Ordinal);
        Assert.Equal("V = 2 … 8, T = 1 … 7, weights up to 12", $"{InstanceFamily.Sized((2, 8), (1, 7), 12, Memory.Nothing)}");
    }

    [NeedsFact(Need.Time)]
    public void A_parameter_has_its_small_values_first_and_is_made_simpler()
    {
        var small = DecoderClaims.Of(Threshold, (threshold, lookahead) => new Hesitant(threshold, lookahead.Tokens))
            .Run(Few, Claim.Lossless).Single();
        Assert.Contains("\n  threshold 1/4\n", small.Failure, StringComparison.Ordinal);
        var random = DecoderClaims.Of(
                Threshold with { Small = [0] },
                (threshold, lookahead, _) => new Hesitant(threshold < Rational.Of(3, 10) ? 0 : threshold, lookahead.Tokens))
            .Run(Few, Claim.Lossless).Single();
        var (given, lookahead, threshold) = (
            (GeneratedInstance)random.Case!.Arguments[0],
            (Lookahead)random.Case.Arguments[1],
            (Rational)((ParameterValue)random.Case.Arguments[3]).Value);
        Assert.Contains($"\n  threshold {threshold}\n", random.Failure, StringComparison.Ordinal);
        var less = new Hesitant(threshold - Rational.Of(1, 10), lookahead.Tokens);
        Assert.Equal(TargetLaw.Of(given.Instance), ExactLaw.Of(less, given.Instance));
        var right = DecoderClaims.Of(Threshold, (_, lookahead) => new Speculative<Rational>(lookahead.Tokens));
        Assert.True(right.Run(Few, Claim.Lossless).Single().Holds);
    }

    [Fact]
    public void A_counter_that_is_right_is_accepted_and_one_that_counts_unwritten_drafts_is_not()
    {
        var accepted = Claim.Reports("accepted draft tokens", run => run.Kept);
        Assert.True(DecoderClaims.Of(lookahead => new Counting(lookahead.Tokens, PastTheEnd: false)).Run(Few, accepted).Single().Holds);
        var wrong = DecoderClaims.Of(lookahead => new Counting(lookahead.Tokens, PastTheEnd: true)).Run(Few, accepted).Single();
        Assert.Contains("Counting does not report the number of its accepted draft tokens (X", wrong.Failure, StringComparison.Ordinal);
        Assert.Contains("  reported  2\n    accepted draft tokens  1\n", wrong.Failure, StringComparison.Ordinal);
        Assert.Contains("0 (reported 2) is written along", wrong.Failure, StringComparison.Ordinal);
        Assert.False(DecoderClaims.Of(lookahead => new Speculative<Rational>(lookahead.Tokens)).Run(Few, accepted).Single().Holds);
    }

    [Fact]
    public void A_path_shows_what_a_shared_number_was_asked()
    {
        var wrong = DecoderClaims.Of(new OneNumber()).Run(Few, Claim.Lossless).Single().Failure!;
        Assert.Matches(@"u in \[0, 1/2\), draw 0 +DecoderClaims_Families\.cs:\d+\n +u < 2/3, as is known +DecoderClaims_Fam", wrong);
        var both = DecoderClaims.Of(new OneNumber()).Over(InstanceFamily.Sized((2, 2), (2, 2), 12, Memory.Nothing))
            .Run(Few, Claim.Lossless).Single().Failure!;
        Assert.Matches(@"u1 in \[.*u2 in \[", both.ReplaceLineEndings(" "));
        Assert.DoesNotContain("accept  ", both, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decoder_with_memory_runs_to_the_end()
    {
        var memory = new Remembering<Rational>(2, (chance, text) =>
        {
            var kept = 0;
            return () => text.AppendFromTarget(kept++ % 2);
        });
        var instance = SmallWorld.Instances[^1].Instance;
        Assert.Equal("0 1 0"[..((2 * instance.Horizon) - 1)], $"{memory.Run(new Sampler<Rational>(1), instance).Tokens}");
        var begun = new Text<Rational>(instance);
        begun.AppendFromTarget(0);
        var late = Assert.Throws<InvalidOperationException>(() => memory.Advance(new Sampler<Rational>(1), begun));
        Assert.Contains("cannot continue a text of 1 tokens", late.Message, StringComparison.Ordinal);
        var idle = new Remembering<Rational>(1, (_, _) => () => { });
        var nothing = Assert.Throws<InvalidOperationException>(() => idle.Run(new Sampler<Rational>(1), instance));
        Assert.Contains("appended nothing at position 1", nothing.Message, StringComparison.Ordinal);
    }

    private static void Over(InstanceFamily family, List<GeneratedInstance> seen) => _ = DecoderClaims.Of(new Autoregressive<Rational>())
        .Over(family.Where(
            given =>
            {
                seen.Add(given);
                return true;
            },
            "noted")).Run(Few, Claim.Lossless).Single();

    private static GeneratedInstance OfSeed(int seed)
    {
        var random = new Random(seed);
        return new(WeightedModel.Iid(Row()), WeightedModel.Iid(Row()), 2);

        System.Collections.Immutable.ImmutableArray<int> Row() => [.. Enumerable.Range(0, 7).Select(_ => random.Next(1, 100))];
    }

    private sealed record DraftsOnly : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text) => text.Accept(chance.Draw(text.Context.Draft));
    }

    /// <summary>Keeps a draft token untested if it is at least this unlikely.</summary>
    private sealed record Hesitant(Rational Threshold, int Lookahead) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.EnsureRound(Lookahead);
            var here = text.Context.Coupling;
            var drafted = chance.Draw(here.Draft);
            if (here.Draft[drafted] <= Threshold || chance.Accept(here.Acceptance(drafted)))
            {
                text.Accept(drafted);
            }
            else
            {
                text.Reject(chance.Draw(here.Residual));
            }
        }
    }

    /// <summary>Reports how many tokens of a block passed: those past the horizon too, or only those that it wrote.</summary>
    private sealed record Counting(int Lookahead, bool PastTheEnd) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.StartRound(Lookahead);
            var (start, context) = (text.Context, text.Context);
            var length = Math.Min(Lookahead, 4);
            for (var i = 0; i < length; i++)
            {
                var drafted = chance.Draw(context.Draft);
                if (!chance.Accept(context.Coupling.Acceptance(drafted)))
                {
                    if (!text.Ended)
                    {
                        text.Reject(chance.Draw(context.Coupling.Residual));
                    }

                    return;
                }

                text.Report(PastTheEnd || !text.Ended ? 1 : 0);
                if (!text.Ended)
                {
                    text.Accept(drafted);
                }

                if (text.Ended && !PastTheEnd)
                {
                    return;
                }

                // Models have no rows past the horizon, so what nobody reads is drafted as at the start.
                context = text.Ended ? start : text.Context;
            }
        }
    }

    /// <summary>One number draws the draft token and decides about it.</summary>
    private sealed record OneNumber : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.StartRound(1);
            var here = text.Context.Coupling;
            var u = new SharedUniform<Rational>(chance);
            var drafted = u.Invert(here.Draft);
            if (u.IsBelow(here.Acceptance(drafted)))
            {
                text.Accept(drafted);
            }
            else
            {
                text.Reject(chance.Draw(here.Residual));
            }
        }
    }
}
