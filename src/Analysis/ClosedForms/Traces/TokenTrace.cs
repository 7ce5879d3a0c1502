using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>What speculative decoding did, given the text.</summary>
/// <remarks>
/// Formula: at a drafted position Pr(R_n = 1 | x) = 1 − min(1, p_n(x_n)/q_n(x_n)), independently of all others; with a bonus the place in
/// the round is a Markov chain with these probabilities. Source: this project. Checked by: X.trace.
/// </remarks>
public static class TokenTrace
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
        return new(ratios.Length, lookahead, bonus, (n, _) => W.Min(W.One, ratios[n]));
    }

    /// <summary>E[rounds | x] of speculative decoding with a bonus token: a pass over the text. Cost: T · γ.</summary>
    /// <remarks>
    /// Formula: a token starts no round behind it exactly if it was tested and kept. So with s_n the probability that a round starts behind
    /// n tokens and a = min(1, p/q), s_0 = 1 and s_{n+1} = 1 − a_{n+1}·(1 − s_{n−γ}·a_{n−γ+1} ⋯ a_n), and the rounds are Σ_{n &lt; T} s_n.
    /// </remarks>
    /// <param name="written">p_n(x_n) ≥ 0 and q_n(x_n) > 0, position 1 first.</param>
    /// <param name="lookahead">γ ≥ 1.</param>
    /// <exception cref="ArgumentException">A token has q ≤ 0 or p &lt; 0: the target cannot have written it.</exception>
    public static W Rounds<W>(IReadOnlyList<WrittenToken<W>> written, int lookahead)
        where W : struct, INumber<W>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookahead, 1);
        var ratios = WrittenToken<W>.Ratios(written);
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

    /// <summary>From log p and log q at each written token, natural logarithms; −∞ where p is 0.</summary>
    /// <param name="written">log p_n(x_n) and log q_n(x_n), position 1 first.</param>
    /// <param name="lookahead">γ ≥ 1; by default to the end of the text.</param>
    /// <param name="bonus">Whether the decoder draws a bonus token after γ kept ones.</param>
    /// <exception cref="ArgumentException">A logarithm is no number, or that of q is −∞.</exception>
    public static VerificationTrace<double> OfLogs(
        IReadOnlyList<(double Draft, double Target)> written, int lookahead = int.MaxValue, bool bonus = false)
    {
        var ratios = LogRatios.Of(written);
        return new(ratios.Length, lookahead, bonus, (n, _) => Math.Exp(Math.Min(0, ratios[n])));
    }
}
