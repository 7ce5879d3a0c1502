using System.Collections.Immutable;
using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>A drafted token tree, verified from the root down: at each node its children compete as the drafts of a batch do.</summary>
/// <remarks>
/// Each node has children drawn from p; they are tested in turn, with p and q at the first, and after a failure with the residual of q.
/// Without replacement a failed child is cleared from p, which is renormalised. The first child that passes is followed; if all fail, the
/// token is drawn from what is left of q and the round ends. A step is a round; children are drawn when they are tested.
/// Source: SpecInfer (Miao et al., 2024) with replacement; Jeon et al. 2024 and Yang et al. 2024 without.
/// Checked by: X.tree, X.replacement.
/// </remarks>
/// <param name="Widths">Children of a node at each depth, at least 1 each; the number of depths is the lookahead γ.</param>
/// <param name="Replacement">Whether siblings are drawn independently.</param>
/// <param name="Bonus">When a leaf is reached, one more token is drawn from the target in the same call.</param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record TokenTree<W>(ImmutableArray<int> Widths, bool Replacement = false, bool Bonus = false) : IDecoder<W>
    where W : struct, INumber<W>
{
    /// <summary>Children of a node at each depth.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No depth, or a width less than 1.</exception>
    public ImmutableArray<int> Widths { get; } = Positive.Checked(Widths.Length, nameof(Widths)) > 0
        ? [.. Widths.Select(width => Positive.Checked(width, nameof(Widths)))]
        : [];

    /// <summary>The tree of a batch: M children of the root, each with a single line of descendants; γ tokens deep.</summary>
    public static TokenTree<W> Batch(int drafts, int lookahead, bool replacement = false) =>
        new([drafts, .. Enumerable.Repeat(1, lookahead - 1)], replacement);

    /// <inheritdoc/>
    public void Advance(IChance<W> chance, Text<W> text)
    {
        text.StartRound(Widths.Length);
        var passes = true;
        for (var depth = 0; passes && text.Undecided > 0; depth++)
        {
            passes = Descends(chance, text, Widths[depth], Replacement);
        }

        if (Bonus && passes && !text.Ended)
        {
            text.AppendFromTarget(chance.Draw(text.Context.Target));
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"token tree {string.Join('-', Widths)}, {(Replacement ? "with" : "without")} replacement{(Bonus ? ", with bonus" : string.Empty)}";

    /// <summary>Whether a child of the node that the text has reached passes: it is written, or what replaces all of them.</summary>
    private static bool Descends(IChance<W> chance, Text<W> text, int children, bool replacement)
    {
        var here = text.Context.Coupling;
        for (var tested = 1; tested <= children; tested++)
        {
            var child = chance.Draw(here.Draft);
            if (chance.Accept(here.Acceptance(child)))
            {
                text.Accept(child);
                return true;
            }

            here = here.AfterRejection;
            if (!replacement && here.Draft.Support.Length == 1)
            {
                break;
            }

            here = replacement ? here : new Coupling<W>(here.Draft.Without(child), here.Target);
        }

        text.Reject(chance.Draw(here.Target));
        return false;
    }
}
