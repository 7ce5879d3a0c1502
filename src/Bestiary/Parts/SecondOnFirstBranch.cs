namespace SpecProofs.Bestiary;

/// <summary>
/// Batch speculative decoding whose second token of a round is tested against the target's row after other tokens than the draft's first,
/// such as those of another draft.
/// </summary>
/// <param name="Lookahead">The lookahead.</param>
/// <param name="Drafts">The number of drafts.</param>
/// <param name="Seen">What the row is conditioned on, from the first tokens that were tested, the last of which passed.</param>
internal sealed record SecondOnFirstBranch(Lookahead Lookahead, Drafts Drafts, Func<IReadOnlyList<int>, IEnumerable<int>> Seen)
    : IDecoder<Rational>
{
    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        var (start, first, left) = (text.Context, new List<int>(), text.Horizon - text.Length);
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
            // There is no row behind the horizon: the right one is taken.
            var seen = Seen(first).ToList();
            var row = seen.Count < left ? seen.Aggregate(start, (context, token) => context.After(token)) : text.Context;
            var here = new Coupling<Rational>(text.Context.Coupling.Draft, row.Target);
            var drafted = chance.Draw(here.Draft);
            text.Settle(drafted, chance.Accept(here.Acceptance(drafted)), () => chance.Draw(here.Residual));
        }

        while (text.Undecided > 0)
        {
            right.Advance(chance, text);
        }
    }
}
