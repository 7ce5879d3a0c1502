using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>
/// Batch speculative decoding, depth first: M independent drafts compete for the first position of a round, and the first draft whose
/// first token is accepted is followed.
/// </summary>
/// <remarks>
/// A failed test replaces the target q^m by the residual q^{m+1} of q^m over p. Draft tokens are drawn when they are verified.
/// Source: the paper's batch speculative decoding (A4 here). Checked by: T3.law, T3.rejections, T3.recursion, T3.monotone, T3.lookahead;
/// with one draft it is <see cref="Speculative{W}"/>.
/// </remarks>
/// <param name="Drafts">M ≥ 1: draft sequences per round.</param>
/// <param name="Lookahead">γ ≥ 1: tokens of each draft; by default to the horizon.</param>
/// <param name="Bonus">When all draft tokens of a round pass, one more token is drawn from the target in the same call.</param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record BatchSpeculative<W>(int Drafts, int Lookahead = int.MaxValue, bool Bonus = false) : IDecoder<W>
    where W : struct, INumber<W>
{
    /// <summary>M ≥ 1: draft sequences per round.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Drafts { get; } = Positive.Checked(Drafts);

    /// <summary>γ ≥ 1: draft tokens per round.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Lookahead { get; } = Positive.Checked(Lookahead);

    /// <inheritdoc/>
    public void Advance(IChance<W> chance, Text<W> text)
    {
        var drafts = text.Undecided == 0 ? Drafts : 1;
        text.EnsureRound(Lookahead);
        var here = text.Context.Coupling;
        for (var m = 1; m <= drafts; m++)
        {
            var drafted = chance.Draw(text.Context.Draft);
            if (chance.Accept(here.Acceptance(drafted)))
            {
                text.Accept(drafted);
                if (Bonus && text is { Undecided: 0, Ended: false })
                {
                    text.AppendFromTarget(chance.Draw(text.Context.Target));
                }

                return;
            }

            if (m < drafts)
            {
                here = here.AfterRejection;
            }
        }

        text.Reject(chance.Draw(here.Residual));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"batch speculative decoding, {Drafts} draft{(Drafts == 1 ? string.Empty : "s")}, {Positive.Words(Lookahead)}"
        + (Bonus ? ", with bonus" : string.Empty);
}
