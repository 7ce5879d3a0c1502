namespace SpecProofs.Bestiary;

/// <summary>
/// Batch speculative decoding whose second token of a round is tested against the row after the first draft, whichever draft passed.
/// </summary>
internal sealed record SecondOnFirstBranch(Lookahead Lookahead, Drafts Drafts) : IDecoder<Rational>
{
    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        var (start, first) = (text.Context, new List<int>());
        var right = new Batch(Lookahead, Drafts)
        {
            Candidates = (_, here, count) => Batch.WithReplacement(chance, here, count).Select(candidate =>
            {
                first.Add(candidate);
                return candidate;
            }),
        };
        right.Advance(chance, text);
        if (text.Undecided > 0)
        {
            var here = new Coupling<Rational>(text.Context.Coupling.Draft, start.After(first[0]).Target);
            var drafted = chance.Draw(here.Draft);
            text.Settle(drafted, chance.Accept(here.Acceptance(drafted)), () => chance.Draw(here.Residual));
        }

        while (text.Undecided > 0)
        {
            right.Advance(chance, text);
        }
    }
}
