using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>
/// SpecTr's K-SEQ: M independent drafts are tested one after another with min(1, q/(ρ·p)), and the first that passes is followed.
/// </summary>
/// <remarks>
/// All drafts are tested against the same target, lowered by the divisor ρ. With β = Σ min(p, q/ρ) a token x is accepted with probability
/// min(p, q/ρ)(x)·(1 − (1 − β)^M)/β, and what the target has left of it is drawn when all drafts fail. Lossless for ρ ≥ ρ*, and so for
/// ρ = M. The tokens behind an accepted one are verified as in <see cref="Speculative{W}"/>.
/// Source: Sun et al., NeurIPS 2023, Algorithm 2. Checked by: X.kseq.
/// </remarks>
/// <param name="Drafts">M ≥ 1: draft sequences per round.</param>
/// <param name="Divisor">ρ ≥ 1; see <c>SequentialAcceptance</c> for the least one.</param>
/// <param name="Lookahead">γ ≥ 1: tokens of each draft; by default to the horizon.</param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record KSequence<W>(int Drafts, W Divisor, int Lookahead = int.MaxValue) : IDecoder<W>
    where W : struct, INumber<W>
{
    /// <summary>M ≥ 1: draft sequences per round.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Drafts { get; } = Positive.Checked(Drafts);

    /// <summary>γ ≥ 1: draft tokens per round.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Lookahead { get; } = Positive.Checked(Lookahead);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The divisor is too small: a token is accepted more often than the target wants it.</exception>
    public void Advance(IChance<W> chance, Text<W> text)
    {
        var isFirst = text.Undecided == 0;
        text.EnsureRound(Lookahead);
        var here = text.Context.Coupling;
        for (var m = 0; m < (isFirst ? Drafts : 1); m++)
        {
            var drafted = chance.Draw(here.Draft);
            if (chance.Accept(isFirst ? Lowered(here, drafted) / here.Draft[drafted] : here.Acceptance(drafted)))
            {
                text.Accept(drafted);
                return;
            }
        }

        text.Reject(chance.Draw(isFirst ? Rest(here) : here.Residual));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"K-SEQ, {Drafts} draft{(Drafts == 1 ? string.Empty : "s")}, divisor {Divisor}, {Positive.Words(Lookahead)}";

    /// <summary>min(p, q/ρ).</summary>
    private W Lowered(Coupling<W> here, int token) => W.Min(here.Draft[token], here.Target[token] / Divisor);

    /// <summary>In proportion to q less what is accepted.</summary>
    private Distribution<W> Rest(Coupling<W> here)
    {
        W[] lowered = [.. Enumerable.Range(0, here.Draft.Vocabulary).Select(x => Lowered(here, x))];
        var one = lowered.Aggregate(W.Zero, (sum, mass) => sum + mass);
        var none = Enumerable.Repeat(W.One - one, Drafts).Aggregate(W.One, (product, factor) => product * factor);
        var tries = W.IsZero(one) ? W.Zero : (W.One - none) / one;
        return Distribution<W>.Proportional([.. lowered.Select((mass, x) => here.Target[x] - (mass * tries))]);
    }
}
