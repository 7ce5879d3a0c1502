namespace SpecProofs.Properties;

/// <summary>Speculative decoding to the letter: a step is a whole round, and its block is drafted before any token is looked at.</summary>
internal sealed record EagerSpeculative(int Lookahead, bool Bonus) : IDecoder<Rational>
{
    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        text.StartRound(Lookahead);
        foreach (var drafted in DraftBlock.Draw(chance, text.Context, text.Undecided))
        {
            if (!chance.Accept(text.Context.Coupling.Acceptance(drafted)))
            {
                text.Reject(chance.Draw(text.Context.Coupling.Residual));
                return;
            }

            text.Accept(drafted);
        }

        if (Bonus && !text.Ended)
        {
            text.AppendFromTarget(chance.Draw(text.Context.Target));
        }
    }
}

/// <summary>Batch speculative decoding to the letter: all blocks are drafted before any token is looked at.</summary>
internal sealed record EagerBatch(int Drafts) : IDecoder<Rational>
{
    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        text.StartRound(int.MaxValue);
        var blocks = Enumerable.Range(0, Drafts).Select(_ => DraftBlock.Draw(chance, text.Context, text.Undecided)).ToList();
        var stage = text.Context.Coupling;
        foreach (var block in blocks)
        {
            if (chance.Accept(stage.Acceptance(block[0])))
            {
                text.Accept(block[0]);
                Follow(block.Skip(1), chance, text);
                return;
            }

            stage = stage.AfterRejection;
        }

        text.Reject(chance.Draw(stage.Target));
    }

    private static void Follow(IEnumerable<int> block, IChance<Rational> chance, Text<Rational> text)
    {
        foreach (var drafted in block)
        {
            if (!chance.Accept(text.Context.Coupling.Acceptance(drafted)))
            {
                text.Reject(chance.Draw(text.Context.Coupling.Residual));
                return;
            }

            text.Accept(drafted);
        }
    }
}
