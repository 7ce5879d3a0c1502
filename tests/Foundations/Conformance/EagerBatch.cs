namespace SpecProofs.Tests;

/// <summary>Batch speculative decoding that draws all M·γ draft tokens of a round before it looks at one of them.</summary>
/// <param name="Drafts">M.</param>
/// <param name="Lookahead">γ.</param>
/// <param name="Followed">Which draft is followed after draft m was accepted: m itself in a right decoder.</param>
internal sealed record EagerBatch(int Drafts, int Lookahead, Func<int, int> Followed) : IDecoder<Rational>
{
    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        text.StartRound(Lookahead);
        var blocks = Enumerable.Range(0, Drafts).Select(_ => DraftBlock.Draw(chance, text.Context, text.Undecided)).ToList();
        var here = text.Context.Coupling;
        for (var m = 0; m < Drafts; m++)
        {
            if (chance.Accept(here.Acceptance(blocks[m][0])))
            {
                text.Accept(blocks[m][0]);
                Follow(chance, text, blocks[Followed(m)]);
                return;
            }

            here = m + 1 < Drafts ? here.AfterRejection : here;
        }

        text.Reject(chance.Draw(here.Residual));
    }

    private static void Follow(IChance<Rational> chance, Text<Rational> text, IReadOnlyList<int> block)
    {
        foreach (var token in block.Skip(1))
        {
            var here = text.Context.Coupling;
            if (!chance.Accept(here.Acceptance(token)))
            {
                text.Reject(chance.Draw(here.Residual));
                return;
            }

            text.Accept(token);
        }
    }
}
