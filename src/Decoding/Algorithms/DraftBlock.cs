using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>A block of draft tokens drawn before any of them is verified, as in the paper.</summary>
/// <remarks>
/// The library's decoders draw a token when they verify it, which has the same law and fewer paths. Checked by: A2.lazy.
/// </remarks>
public static class DraftBlock
{
    /// <summary>Draws a number of tokens from the draft model alone, starting in this context; an end token is the last.</summary>
    public static IReadOnlyList<int> Draw<W>(IChance<W> chance, Context<W> start, int tokens)
        where W : struct, INumber<W>
    {
        var (block, context) = (new List<int>(), start);
        while (block.Count < tokens && !(block.Count > 0 && start.Ends(block[^1])))
        {
            block.Add(chance.Draw(context.Draft));
            context = context.After(block[^1]);
        }

        return block;
    }
}
