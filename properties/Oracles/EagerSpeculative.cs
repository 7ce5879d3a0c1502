using SpecProofs.Analysis;
using SpecProofs.Decoding;

namespace SpecProofs.Properties;

/// <summary>Speculative decoding to the letter: a step is a whole round, and its block is drafted before any token is looked at.</summary>
internal sealed record EagerSpeculative(int Lookahead, bool Bonus) : IDecoder<Rational>
{
    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        text.StartRound(Lookahead);
        foreach (var drafted in Block.Drafted(chance, text))
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
        var blocks = Enumerable.Range(0, Drafts).Select(_ => Block.Drafted(chance, text)).ToList();
        var stage = text.Context.Coupling;
        foreach (var block in blocks)
        {
            if (chance.Accept(stage.Acceptance(block[0])))
            {
                text.Accept(block[0]);
                Follow(block[1..], chance, text);
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

/// <summary>A block of draft tokens, drawn one after the other from the draft model alone.</summary>
internal static class Block
{
    public static List<int> Drafted(IChance<Rational> chance, Text<Rational> text)
    {
        var (block, context) = (new List<int>(), text.Context);
        for (var i = 0; i < text.Undecided; i++)
        {
            block.Add(chance.Draw(context.Coupling.Draft));
            context = context.After(block[^1]);
        }

        return block;
    }
}
