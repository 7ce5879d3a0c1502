using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace SpecProofs.Tests;

/// <summary>Defects that begin at a constant of the code.</summary>
public sealed class DecoderClaims_Constants(ITestOutputHelper output)
{
    private static readonly Rational Unlikely = Rational.Of(1, 50);
    private static readonly Rational Underflow = Rational.Of(1, 1000);

    private const string Longer = "sixth token of a block kept";

    /// <summary>The defects that the default cases catch.</summary>
    public static TheoryData<string> Defects =>
        ["draft dropped below 1/50", "residual flushed below 1/1000", "target cut to its top 8", Longer];

    [Theory, MemberData(nameof(Defects))]
    public void A_defect_at_a_usual_constant_is_caught(string defect)
    {
        var claims = defect == Longer
            ? DecoderClaims.Of(lookahead => Decoder(defect, lookahead))
            : DecoderClaims.Of(Decoder(defect, new(1)));
        var result = claims.Run(new(), Claim.Lossless).Single();
        output.WriteLine($"{result.Elapsed}\n{result.Failure}");
        Assert.Equal(Conformance.Verdict.Falsified, result.Verdict);
        Assert.Contains("random case near the constants", result.Failure, StringComparison.Ordinal);
    }

    /// <summary>With 60 cases near the constants, a defect that shows in one of 15 is missed with probability (14/15)⁶⁰ = 1.6 %.</summary>
    [Theory, MemberData(nameof(Defects))]
    public void At_least_one_case_in_fifteen_shows_the_defect(string defect)
    {
        var cases = NearConstants.Of([]).Sample(300, new Rnd(1, 3), 50).ToList();
        var shown = cases.Count(near =>
            !ExactLaw.Of(Decoder(defect, near.Lookahead), near.Given.Instance).Equals(TargetLaw.Of(near.Given.Instance)));
        output.WriteLine($"{shown} of {cases.Count}");
        Assert.InRange(shown, cases.Count / 15, cases.Count);
    }

    /// <summary>No default is near 20, 30 or 1/3000.</summary>
    [NeedsFact(Need.Time)]
    public void A_defect_at_a_constant_of_ones_own_is_caught_where_the_constant_is_named()
    {
        Named(20, DecoderClaims.Of(lookahead => new Block(lookahead.Tokens, KeepsFrom: 20)));
        Named(30, DecoderClaims.Of(new Position((_, _) => false, here => Top(here.Residual, 30))));
        var rare = Rational.Of(1, 3000);
        Named(rare, DecoderClaims.Of(new Position((here, x) => here.Draft[x] < rare, here => here.Residual)));

        void Named(Rational constant, DecoderClaims claims)
        {
            Assert.True(claims.Run(new(), Claim.Lossless).Single().Holds);
            var result = claims.Constants(constant).Run(new(), Claim.Lossless).Single();
            Assert.False(result.Holds, $"{constant}");
            output.WriteLine($"{result.Elapsed}\n{result.Failure}");
        }
    }

    [Fact]
    public void Drafting_to_the_horizon_reaches_it_where_a_constant_makes_it_long()
    {
        var bonus = DecoderClaims.Of(new Speculative<Rational>(Bonus: true)).Constants(16, 20);
        Assert.True(bonus.Run(new(Cases: 20), Claim.RejectsAsSpeculativeWithBonus).Single().Holds);
        Assert.Equal(("16", "to the horizon"), ($"{new Lookahead(16)}", $"{Lookahead.ToHorizon}"));
        Assert.Equal((16, 40), (Lookahead.ToHorizon.Reaching(3).Tokens, Lookahead.ToHorizon.Reaching(40).Tokens));
    }

    [Fact]
    public void A_lookahead_is_the_length_of_an_array()
    {
        var claims = DecoderClaims.Of(lookahead => new WithArray(new int[lookahead.Tokens]));
        Assert.True(claims.Run(new(Cases: 40), Claim.Lossless).Single().Holds);
    }

    private sealed record WithArray(int[] Drafts) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text) =>
            new Speculative<Rational>(Drafts.Length).Advance(chance, text);
    }

    [Fact]
    public void A_constant_that_has_no_cases_is_refused()
    {
        var claims = DecoderClaims.Of(new Autoregressive<Rational>());
        foreach (var constant in new[] { Rational.Of(3, 2), 0, 1, -1, 65 })
        {
            var error = Assert.Throws<ArgumentException>(() => claims.Constants(constant));
            Assert.Contains($"the constant {constant}:", error.Message, StringComparison.Ordinal);
        }
    }

    [NeedsFact(Need.Time)]
    public void A_claim_that_held_says_how_far_it_was_tried()
    {
        var lines = new List<string>();
        var claims = DecoderClaims.Of(lookahead => new Speculative<Rational>(lookahead.Tokens));
        claims.Check(lines.Add, Claim.Lossless);
        Assert.Matches(
            "^T1.law holds: its output law is the target's; [0-9,]+ cases tried; smallest mass 1/[12]001, "
            + "smallest total variation [0-9/]+, widest row 12 tokens, longest block 8 tokens$",
            lines.Single());
        var small = claims.Over(InstanceFamily.Sized((1, 2), (1, 2), mostWeight: 2)).Run(new(), Claim.Lossless).Single().Extent!;
        Assert.Equal((Rational.Of(1, 3), 2, 2), (small.SmallestMass, small.WidestRow, small.LongestBlock));
    }

    private static IDecoder<Rational> Decoder(string defect, Lookahead lookahead) => defect switch
    {
        "draft dropped below 1/50" => new Position((here, x) => here.Draft[x] < Unlikely, here => here.Residual),
        "residual flushed below 1/1000" => new Position((_, _) => false, Flushed),
        "target cut to its top 8" => new Position((_, _) => false, here => here.Residual)
        {
            Verified = here => new(here.Draft, Top(here.Target, 8)),
        },
        _ => new Block(lookahead.Tokens, KeepsFrom: 6),
    };

    /// <summary>[q − p]₊ without the parts below 1/1000; the target where nothing is left.</summary>
    private static Distribution<Rational> Flushed(Coupling<Rational> here)
    {
        var parts = Enumerable.Range(0, here.Draft.Vocabulary)
            .Select(x => here.Target[x] - here.Draft[x]).Select(part => part < Underflow ? 0 : part).ToArray();
        return Array.TrueForAll(parts, Rational.IsZero) ? here.Target : Distribution<Rational>.Proportional(parts);
    }

    private static Distribution<Rational> Top(Distribution<Rational> row, int count)
    {
        var best = Enumerable.Range(0, row.Vocabulary).OrderByDescending(x => row[x]).Take(count).ToHashSet();
        return Distribution<Rational>.Proportional([.. Enumerable.Range(0, row.Vocabulary).Select(x => best.Contains(x) ? row[x] : 0)]);
    }

    /// <summary>One position a round. A dropped draft is replaced by a token from the target.</summary>
    private sealed record Position(Func<Coupling<Rational>, int, bool> Drops, Func<Coupling<Rational>, Distribution<Rational>> Residual)
        : IDecoder<Rational>
    {
        public Func<Coupling<Rational>, Coupling<Rational>> Verified { get; init; } = here => here;

        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.StartRound(1);
            var here = Verified(text.Context.Coupling);
            var drafted = chance.Draw(here.Draft);
            if (Drops(here, drafted))
            {
                text.AppendFromTarget(chance.Draw(here.Target));
            }
            else if (chance.Accept(here.Acceptance(drafted)))
            {
                text.Accept(drafted);
            }
            else
            {
                text.Reject(chance.Draw(Residual(here)));
            }
        }
    }

    /// <summary>Speculative decoding that keeps drafts untested from one position of a block on.</summary>
    private sealed record Block(int Lookahead, int KeepsFrom) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.StartRound(Lookahead);
            for (var place = 1; text.Undecided > 0; place++)
            {
                var here = text.Context.Coupling;
                var drafted = chance.Draw(here.Draft);
                if (place < KeepsFrom && !chance.Accept(here.Acceptance(drafted)))
                {
                    text.Reject(chance.Draw(here.Residual));
                    return;
                }

                text.Accept(drafted);
            }
        }
    }
}
