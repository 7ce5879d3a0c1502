using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>Expected target calls of decoding with a bonus token, given the text: a pass over the text for each lookahead.</summary>
/// <remarks>
/// Let s_n be the probability, given the text, that a round starts behind n tokens, and r = p/q at the written tokens. Token by token, with
/// a = min(1, r), a token does not start the next round exactly if it was tested and kept:
/// s_{n+1} = 1 − a_{n+1}·(1 − s_{n−γ}·a_{n−γ+1} ⋯ a_n). As a block, b_i = min over j ≤ i of r_{m+1} ⋯ r_{m+j}, capped at 1, is the
/// probability that the round behind m tokens keeps at least i of them, and s_n = Σ_{i &lt; γ} s_{n−i−1}·(b_i − b_{i+1}) + s_{n−γ−1}·b_γ.
/// Expected calls are Σ_{n &lt; T} s_n. These are the means of <see cref="TokenTrace"/> and <see cref="BlockTrace"/>, without their chains.
/// Source: this project. Checked by: X.trace, X.traceBlock.
/// </remarks>
public static class TraceRounds
{
    /// <summary>E[rounds | x] of speculative decoding with a bonus token. Cost: T · γ.</summary>
    /// <param name="ratios">p_n(x_n)/q_n(x_n) ≥ 0 at each written token.</param>
    /// <param name="lookahead">γ ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lookahead is less than 1.</exception>
    public static W TokenWise<W>(ReadOnlySpan<W> ratios, int lookahead)
        where W : struct, INumber<W>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookahead, 1);
        var (starts, rounds) = (new W[ratios.Length + 1], W.Zero);
        starts[0] = W.One;
        for (var n = 0; n < ratios.Length; n++)
        {
            rounds += starts[n];
            var full = n < lookahead ? W.Zero : starts[n - lookahead];
            for (var i = n - lookahead; i < n && !W.IsZero(full); i++)
            {
                full *= W.Min(W.One, ratios[i]);
            }

            starts[n + 1] = W.One - (W.Min(W.One, ratios[n]) * (W.One - full));
        }

        return rounds;
    }

    /// <summary>E[rounds | x] of block verification with a bonus token. Cost: T · γ.</summary>
    /// <param name="ratios">p_n(x_n)/q_n(x_n) ≥ 0 at each written token.</param>
    /// <param name="lookahead">γ ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lookahead is less than 1.</exception>
    public static W Block<W>(ReadOnlySpan<W> ratios, int lookahead)
        where W : struct, INumber<W>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookahead, 1);
        var (starts, rounds) = (new W[ratios.Length + 1], W.Zero);
        starts[0] = W.One;
        for (var m = 0; m < ratios.Length; m++)
        {
            rounds += starts[m];
            var kept = BlockTrace.KeptAtLeast(ratios.Slice(m, Math.Min(lookahead, ratios.Length - m)));
            for (var i = 0; i + 1 < kept.Length; i++)
            {
                starts[m + i + 1] += starts[m] * (kept[i] - kept[i + 1]);
            }

            if (lookahead < ratios.Length - m)
            {
                starts[m + lookahead + 1] += starts[m] * kept[lookahead];
            }
        }

        return rounds;
    }
}
