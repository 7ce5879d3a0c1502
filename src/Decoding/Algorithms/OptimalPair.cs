using System.Numerics;
using System.Runtime.CompilerServices;

namespace SpecProofs.Decoding;

/// <summary>
/// Two independent drafts for the first position of a round, of which one is kept as often as any lossless scheme can: by the transport
/// plan of <see cref="PairPlan{W}"/>.
/// </summary>
/// <remarks>
/// Both draft tokens are seen before either is judged, which batch speculative decoding does not do. The tokens behind the kept one are
/// verified as in <see cref="Speculative{W}"/>. Source: this project; the optimum is that of Hu et al., ICLR 2025.
/// Checked by: X.multidraft.
/// </remarks>
/// <param name="Lookahead">γ ≥ 1: tokens of each draft; by default to the horizon.</param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record OptimalPair<W>(int Lookahead = int.MaxValue) : IDecoder<W>
    where W : struct, INumber<W>
{
    private static readonly ConditionalWeakTable<Coupling<W>, PairPlan<W>> Plans = [];

    /// <summary>γ ≥ 1: draft tokens per round.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Lookahead { get; } = Positive.Checked(Lookahead);

    /// <inheritdoc/>
    public void Advance(IChance<W> chance, Text<W> text)
    {
        if (text.Undecided > 0)
        {
            new Speculative<W>(Lookahead).Advance(chance, text);
            return;
        }

        text.StartRound(Lookahead);
        var plan = Plans.GetValue(text.Context.Coupling, static coupling => new PairPlan<W>(coupling));
        var (first, second) = (chance.Draw(text.Context.Draft), chance.Draw(text.Context.Draft));
        if (chance.Accept(plan.Share(first, second)))
        {
            text.Accept(first);
        }
        else if (first != second && chance.Accept(plan.Share(second, first) / (W.One - plan.Share(first, second))))
        {
            text.Accept(second);
        }
        else
        {
            text.Reject(chance.Draw(plan.Residual));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"optimal choice between two drafts, {Positive.Words(Lookahead)}";
}
