using System.Numerics;

namespace SpecProofs.Tests;

/// <summary>Programs that go on asking chance end in a refusal: budgets count questions too, not finished paths alone.</summary>
public sealed class Explorer_Endless
{
    private static readonly Instance<Rational> Exact = new(
        new Iid<Rational>(Distribution<Rational>.Uniform(2)), new Iid<Rational>(Distribution<Rational>.Proportional(1, 2)), horizon: 3);

    private static readonly Instance<double> Sampled = new(
        new Iid<double>(Distribution<double>.Uniform(2)), new Iid<double>(Distribution<double>.Proportional(1, 2)), horizon: 3);

    [Fact]
    public void A_decoder_that_redraws_until_it_accepts() => Endless(() => ExactLaw.Of(new Redrawing<Rational>(), Exact));

    [Fact]
    public void A_decoder_whose_first_path_has_no_end() => Endless(() => ExactLaw.Of(new LoopingOnAnswer<Rational>(), Exact));

    [Fact]
    public void A_program_that_redraws() => Endless(() => ExactLaw.Of<int, Rational>(Redraw));

    [Fact]
    public void The_paths_of_a_program_that_redraws() => Endless(() => ExactLaw.Paths<int, Rational>(Redraw).Count());

    [Fact]
    public void A_loop_on_certain_answers() => Assert.Contains(
        "a loop has no end",
        Assert.Throws<InvalidOperationException>(() => ExactLaw.Of(new LoopingOnCertainty<Rational>(), Exact)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_long_path_without_choice_is_none_of_them()
    {
        var law = ExactLaw.Of<int, Rational>(chance => Enumerable.Range(0, 20_000).Count(_ => chance.Accept(Rational.One)));
        Assert.Equal(Rational.One, law[20_000]);
    }

    /// <summary>Its law is not explored; its runs end, each of them.</summary>
    [Fact]
    public void Redrawing_can_be_simulated()
    {
        var counts = MonteCarlo.Of(new Redrawing<double>(), Sampled, runs: 2000, seed: 1);
        Assert.Equal(SimulationWay.RunByRun, counts.Way);
        Assert.Equal(0, counts.Rejections.Mean);
    }

    [Fact]
    public void A_claim_about_it_fails_at_once_and_says_why()
    {
        // Where the draft cannot be accepted at all, which is smaller, every answer is certain.
        var covered = Claim.Lossless.Where(
            at => Enumerable.Range(0, at.Instance.Vocabulary).All(x => at.Instance.Start.Draft[x] > 0), "the draft covers every token");
        var failed = Assert.Throws<ProgramFailedException>(() => DecoderClaims.Of(_ => new Redrawing<Rational>()).Check(covered));
        Assert.Contains("chance was asked over 1,024 questions in one run", failed.Message, StringComparison.Ordinal);
        Assert.Contains("bound its tries", failed.Message, StringComparison.Ordinal);
        var any = Assert.Throws<ProgramFailedException>(() => DecoderClaims.Of(_ => new Redrawing<Rational>()).Check(Claim.Lossless));
        Assert.Contains("a loop has no end", any.Message, StringComparison.Ordinal);
    }

    private static int Redraw(IChance<Rational> chance)
    {
        var tries = 0;
        while (!chance.Accept(Rational.Of(1, 3)))
        {
            tries++;
        }

        return tries;
    }

    private static void Endless(Func<object> run)
    {
        var refused = Assert.Throws<BudgetExceededException>(run);
        Assert.True(refused.IsEndless);
        Assert.EndsWith("what draws again until it is content has no end; bound its tries", refused.Message, StringComparison.Ordinal);
    }

    private sealed record Redrawing<W> : IDecoder<W>
        where W : struct, INumber<W>
    {
        public void Advance(IChance<W> chance, Text<W> text)
        {
            text.EnsureRound(1);
            var pair = text.Context.Coupling;
            var token = chance.Draw(pair.Draft);
            while (!chance.Accept(pair.Acceptance(token)))
            {
                token = chance.Draw(pair.Draft);
            }

            text.Accept(token);
        }
    }

    /// <summary>The answer that is tried first is the one that it does not want.</summary>
    private sealed record LoopingOnAnswer<W> : IDecoder<W>
        where W : struct, INumber<W>
    {
        public void Advance(IChance<W> chance, Text<W> text)
        {
            while (chance.Draw(text.Context.Target) == 0)
            {
            }

            text.AppendFromTarget(1);
        }
    }

    private sealed record LoopingOnCertainty<W> : IDecoder<W>
        where W : struct, INumber<W>
    {
        public void Advance(IChance<W> chance, Text<W> text)
        {
            while (!chance.Accept(W.Zero))
            {
            }

            text.AppendFromTarget(1);
        }
    }
}
