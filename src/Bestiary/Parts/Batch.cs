namespace SpecProofs.Bestiary;

/// <summary>Batch speculative decoding with every part of its first position replaceable.</summary>
/// <remarks>A step decides one position. With nothing replaced it is <see cref="BatchSpeculative{W}"/>; a law checks that.</remarks>
internal sealed record Batch(Lookahead Lookahead, Drafts Drafts) : IDecoder<Rational>
{
    /// <summary>The candidates, at most the given number, in the order in which they are tested.</summary>
    public Func<IChance<Rational>, Coupling<Rational>, int, IEnumerable<int>> Candidates { get; init; } = WithReplacement;

    /// <summary>The p and q^m that a candidate is tested against.</summary>
    public Func<Coupling<Rational>, int, Coupling<Rational>> Tested { get; init; } = (stage, _) => stage;

    /// <summary>p and q^{m+1} after a candidate failed: from p and q, and p and q^m, and the candidate.</summary>
    public Func<Coupling<Rational>, Coupling<Rational>, int, Coupling<Rational>> Next { get; init; } =
        (_, tested, _) => tested.AfterRejection;

    /// <summary>What is drawn when all candidates failed: from p and q, and p and q^{M+1}.</summary>
    public Func<Coupling<Rational>, Coupling<Rational>, Distribution<Rational>> AllFailed { get; init; } = (_, last) => last.Target;

    /// <summary>What decides the tests of one batch.</summary>
    public Func<IChance<Rational>, Func<Rational, bool>> Coin { get; init; } = chance => chance.Accept;

    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        if (text.Undecided > 0)
        {
            Scanned.Of(chance, text.Context, 1).WriteTo(text);
            return;
        }

        text.StartRound(Lookahead.Tokens);
        var here = text.Context.Coupling;
        var (stage, coin) = (here, Coin(chance));
        foreach (var candidate in Candidates(chance, here, Drafts.Count))
        {
            var tested = Tested(stage, candidate);
            if (coin(tested.Acceptance(candidate)))
            {
                text.Accept(candidate);
                return;
            }

            stage = Next(here, tested, candidate);
        }

        text.Reject(chance.Draw(AllFailed(here, stage)));
    }

    /// <summary>Independent draws from p.</summary>
    public static IEnumerable<int> WithReplacement(IChance<Rational> chance, Coupling<Rational> here, int drafts)
    {
        for (var m = 0; m < drafts; m++)
        {
            yield return chance.Draw(here.Draft);
        }
    }

    /// <summary>Draws from p, without replacement: the given number, or all tokens that p can draw.</summary>
    public static IEnumerable<int> WithoutReplacement(IChance<Rational> chance, Coupling<Rational> here, int drafts)
    {
        var left = here.Draft;
        for (var m = 0; m < Math.Min(drafts, here.Draft.Support.Length); m++)
        {
            var drawn = chance.Draw(left);
            yield return drawn;
            left = left.Cleared(drawn);
        }
    }
}
