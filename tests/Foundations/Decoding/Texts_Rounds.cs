namespace SpecProofs.Tests;

/// <summary>Which round wrote a token, and the counter that a decoder reports.</summary>
public sealed class Texts_Rounds
{
    private static readonly Instance<Rational> Pair = new(
        new Iid<Rational>(Distribution<Rational>.Uniform(2)), new Iid<Rational>(Distribution<Rational>.Uniform(2)), horizon: 5);

    [Fact]
    public void Each_token_has_its_round()
    {
        var text = new Text<Rational>(Pair);
        text.AppendFromTarget(0);
        text.StartRound(2);
        Assert.Equal(1, text.RoundStart);
        text.Accept(0);
        text.Accept(1);
        Assert.Equal(1, text.RoundStart);
        text.StartRound(2);
        Assert.Equal(3, text.RoundStart);
        text.Reject(1);
        Assert.Equal([0, 1, 1, 2], text.RoundOf.ToArray());
        var copy = new Text<Rational>(Pair);
        copy.CopyFrom(text);
        Assert.Equal([0, 1, 1, 2], copy.RoundOf.ToArray());
        text.Clear();
        Assert.Equal(([], 0), (text.RoundOf.ToArray(), text.RoundStart));
    }

    /// <summary>Both texts have two rounds, the same tokens and as many undecided; only where the second round began differs.</summary>
    [Fact]
    public void Texts_whose_rounds_begin_elsewhere_are_not_merged()
    {
        var law = ExactLaw.Of(new WritesWhereTheRoundBegan(), Pair);
        Assert.Equal(law, ExactLaw.Of<Tokens, Rational>(chance => new WritesWhereTheRoundBegan().Run(chance, Pair).Tokens));
        Assert.Equal((Rational.Of(1, 2), Rational.Of(1, 2)), (law[Tokens.Of(0, 0, 0, 1, 1)], law[Tokens.Of(0, 0, 0, 0, 0)]));
    }

    [Fact]
    public void A_reported_counter_is_carried_copied_and_cleared()
    {
        var text = new Text<Rational>(Pair);
        text.StartRound(1);
        text.Accept(0);
        var silent = text.ToTranscript();
        text.Report(2);
        text.Report(1);
        var copy = new Text<Rational>(Pair);
        copy.CopyFrom(text);
        Assert.Equal((3, 3, "0 (reported 3)", "0"), (text.Reported, copy.ToTranscript().Reported, $"{text.ToTranscript()}", $"{silent}"));
        Assert.NotEqual(silent, text.ToTranscript());
        text.Clear();
        Assert.Equal(0, text.Reported);
    }

    [Fact]
    public void Texts_with_other_counters_are_not_merged()
    {
        var law = ExactLaw.OfTranscripts(new ReportsACoin(), Pair).Select(run => run.Reported);
        Assert.Equal(6, law.Outcomes.Count);
        Assert.Equal(Rational.Of(10, 32), law[2]);
    }

    /// <summary>Writes three tokens in two rounds, of one and two or of two and one, then how long the second was.</summary>
    private sealed record WritesWhereTheRoundBegan : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            if (text.Length == 0)
            {
                var first = chance.Accept(Rational.Of(1, 2)) ? 1 : 2;
                for (var n = 0; n < 3; n++)
                {
                    if (n == 0 || n == first)
                    {
                        // As many tokens undecided at the end either way.
                        text.StartRound(first == 1 ? 3 : 2);
                    }

                    text.Accept(0);
                }

                return;
            }

            text.Accept(text.RoundOf[1] == 2 ? 1 : 0);
        }
    }

    private sealed record ReportsACoin : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.Report(chance.Accept(Rational.Of(1, 2)) ? 1 : 0);
            text.AppendFromTarget(0);
        }
    }
}
