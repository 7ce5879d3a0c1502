using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>What block verification did, given the text.</summary>
/// <remarks>
/// Formula: a round that starts at some position keeps at least i draft tokens with probability min over j ≤ i of min(1, P(x^j)/Q(x^j)),
/// the running minimum of the likelihood ratio of the block, capped at 1. Token by token it would be the product of min(1, p_j/q_j), which
/// is never more. Source: this project. Checked by: X.traceBlock.
/// </remarks>
public static class BlockTrace
{
    /// <summary>From p and q at each written token.</summary>
    /// <param name="written">p_n(x_n) ≥ 0 and q_n(x_n) > 0, position 1 first.</param>
    /// <param name="lookahead">γ ≥ 1; by default to the end of the text.</param>
    /// <param name="bonus">Whether the decoder draws a bonus token after γ kept ones.</param>
    /// <exception cref="ArgumentException">A token has q ≤ 0 or p &lt; 0: the target cannot have written it.</exception>
    public static VerificationTrace<W> Of<W>(IReadOnlyList<WrittenToken<W>> written, int lookahead = int.MaxValue, bool bonus = false)
        where W : struct, INumber<W>
    {
        var ratios = WrittenToken<W>.Ratios(written);
        return Of(ratios.Length, lookahead, bonus, (start, most) => KeptAtLeast(ratios.AsSpan(start, most)));
    }

    /// <summary>The expected rejections, kept tokens and rounds of a text: a sum over where rounds start.</summary>
    /// <remarks>Cost: T · γ, without the chain of <see cref="Of{W}(IReadOnlyList{WrittenToken{W}}, int, bool)"/>.</remarks>
    /// <param name="written">p_n(x_n) ≥ 0 and q_n(x_n) > 0, position 1 first.</param>
    /// <param name="lookahead">γ ≥ 1; by default to the end of the text.</param>
    /// <param name="bonus">Whether the decoder draws a bonus token after γ kept ones.</param>
    /// <exception cref="ArgumentException">A token has q ≤ 0 or p &lt; 0: the target cannot have written it.</exception>
    public static RulePrice<W> Price<W>(IReadOnlyList<WrittenToken<W>> written, int lookahead = int.MaxValue, bool bonus = false)
        where W : struct, INumber<W>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookahead, 1);
        var ratios = WrittenToken<W>.Ratios(written);
        var (starts, price) = (new W[ratios.Length + 2], default(RulePrice<W>));
        starts[0] = W.One;
        for (var n = 0; n < ratios.Length; n++)
        {
            var block = Math.Min(lookahead, ratios.Length - n);
            var kept = KeptAtLeast(ratios.AsSpan(n, block));
            for (var i = 0; i < block; i++)
            {
                var rejected = starts[n] * (kept[i] - kept[i + 1]);
                starts[n + i + 1] += rejected;
                price = price with { Rejections = price.Rejections + rejected, Kept = price.Kept + (starts[n] * kept[i + 1]) };
            }

            starts[n + block + (bonus ? 1 : 0)] += starts[n] * kept[block];
            price = price with { Rounds = price.Rounds + starts[n] };
        }

        return price;
    }

    /// <summary>From log p and log q at each written token, natural logarithms; −∞ where p is 0.</summary>
    /// <param name="written">log p_n(x_n) and log q_n(x_n), position 1 first.</param>
    /// <param name="lookahead">γ ≥ 1; by default to the end of the text.</param>
    /// <param name="bonus">Whether the decoder draws a bonus token after γ kept ones.</param>
    /// <exception cref="ArgumentException">A logarithm is no number, or that of q is −∞.</exception>
    public static VerificationTrace<double> OfLogs(
        IReadOnlyList<(double Draft, double Target)> written, int lookahead = int.MaxValue, bool bonus = false)
    {
        var ratios = LogRatios.Of(written);
        return Of(ratios.Length, lookahead, bonus, (start, most) =>
        {
            var (kept, sum, least) = (new double[most + 1], 0.0, 0.0);
            kept[0] = 1;
            for (var i = 0; i < most; i++)
            {
                sum += ratios[start + i];
                least = Math.Min(least, sum);
                kept[i + 1] = Math.Exp(least);
            }

            return kept;
        });
    }

    /// <summary>The probability that a round keeps at least 0, 1, … of its draft tokens, given that they are what was written.</summary>
    /// <param name="ratios">p/q at the written tokens from the start of the round.</param>
    /// <returns>One number more than there are ratios; 1 first, never rising.</returns>
    public static W[] KeptAtLeast<W>(ReadOnlySpan<W> ratios)
        where W : struct, INumber<W>
    {
        var (kept, product) = (new W[ratios.Length + 1], W.One);
        kept[0] = W.One;
        for (var i = 0; i < ratios.Length; i++)
        {
            product *= ratios[i];
            kept[i + 1] = W.Min(kept[i], product);
        }

        return kept;
    }

    private static VerificationTrace<W> Of<W>(int length, int lookahead, bool bonus, Func<int, int, W[]> keptAtLeast)
        where W : struct, INumber<W>
    {
        // From each start of a round, once it is asked for.
        var (block, rounds) = (Math.Min(lookahead, Math.Max(length, 1)), new W[length][]);
        return new(length, block, bonus, Kept, placesMatter: true);

        W Kept(int n, int place)
        {
            var start = n - place;
            var kept = rounds[start] ??= keptAtLeast(start, Math.Min(block, length - start));
            return W.IsZero(kept[place]) ? W.Zero : kept[place + 1] / kept[place];
        }
    }
}
