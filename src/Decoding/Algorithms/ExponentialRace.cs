using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>Drafter-invariant decoding: draft and target draw by one exponential race, and the target's winner is written.</summary>
/// <remarks>
/// Exponential numbers E_x that draft and target share make x the winner of a row p where E_x/p(x) is least; in logarithms this is
/// Gumbel noise. The draft token is kept if it wins the target's race too. With given noise the text is that of the target alone, whatever
/// the drafter: replacing it changes the speed and no token. A step decides one position.
/// Source: Daliri, Musco and Suresh, 2024. Checked by: X.race.
/// </remarks>
/// <param name="Lookahead">γ ≥ 1: draft tokens per round; by default to the horizon.</param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record ExponentialRace<W>(int Lookahead = int.MaxValue) : IDecoder<W>
    where W : struct, INumber<W>
{
    /// <summary>γ ≥ 1: draft tokens per round.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Lookahead { get; } = Positive.Checked(Lookahead);

    /// <summary>
    /// The noise at each position, counted from 0: V numbers above 0, as a seed gives them. Without it the noise is random: both winners
    /// are drawn from their joint law.
    /// </summary>
    public Func<int, IReadOnlyList<W>>? Noise { get; init; }

    /// <inheritdoc/>
    public void Advance(IChance<W> chance, Text<W> text)
    {
        text.EnsureRound(Lookahead);
        var (drafted, written) = Winners(chance, text);
        if (drafted == written)
        {
            text.Accept(written);
        }
        else
        {
            text.Reject(written);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"exponential race, {Positive.Words(Lookahead)}";

    private (int Drafted, int Written) Winners(IChance<W> chance, Text<W> text)
    {
        var (draft, target) = (text.Context.Draft, text.Context.Target);
        return Noise?.Invoke(text.Length) is { } noise
            ? (Winner(draft, noise), Winner(target, noise))
            : new GumbelCoupling<W>(draft, target).Draw(chance);
    }

    /// <summary>The token of least E_x/p(x); the lowest, where the noise makes a tie.</summary>
    private static int Winner(Distribution<W> row, IReadOnlyList<W> noise) => row.Support.ToArray().MinBy(x => noise[x] / row[x]);
}
