using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>What batch speculative decoding did, given the text.</summary>
/// <remarks>
/// Formula: given the output, the place in the round is a Markov chain. At the first place of a round the token was a rejection with
/// probability g_{M+1}(x_n)/q_n(x_n), at a later one with 1 − min(1, p_n(x_n)/q_n(x_n)); this is the recursion of Theorem 3 divided by Q.
/// With a bonus, the token behind γ kept ones is the target's, and the next round follows it.
/// Source: this project. Checked by: X.traceBatch.
/// </remarks>
public static class BatchTrace
{
    /// <summary>From p and q at each written token and, for the first places of rounds, what the M drafts leave of it.</summary>
    /// <param name="written">p_n(x_n) ≥ 0 and q_n(x_n) > 0, position 1 first.</param>
    /// <param name="left">g_{M+1}(x_n) at each written token, in [0, q_n(x_n)]; see <see cref="Left{W}"/>.</param>
    /// <param name="lookahead">γ ≥ 1; by default to the end of the text.</param>
    /// <param name="bonus">Whether the decoder draws a bonus token after γ kept ones.</param>
    /// <exception cref="ArgumentException">Not one number for each token, or a token has q ≤ 0 or p &lt; 0.</exception>
    public static VerificationTrace<W> Of<W>(
        IReadOnlyList<WrittenToken<W>> written, IReadOnlyList<W> left, int lookahead = int.MaxValue, bool bonus = false)
        where W : struct, INumber<W>
    {
        var ratios = WrittenToken<W>.Ratios(written);
        return left.Count == written.Count
            ? new(ratios.Length, lookahead, bonus, Kept)
            : throw new ArgumentException($"{left.Count} numbers for {written.Count} written tokens", nameof(left));

        W Kept(int n, int place) => place == 0 ? W.One - (left[n] / written[n].Target) : W.Min(W.One, ratios[n]);
    }

    /// <summary>E[rounds | x] with a bonus token: a pass over the text. Cost: T · γ.</summary>
    /// <remarks>
    /// Formula: with s_n the probability that a round starts behind n tokens, a = min(1, p/q), b = 1 − g_{M+1}/q and the full blocks
    /// f_n = s_{n−γ}·b_{n−γ+1}·a_{n−γ+2} ⋯ a_n, a token starts no round behind it exactly if it was tested and kept: s_0 = 1,
    /// s_{n+1} = 1 − s_n·b_{n+1} − (1 − f_n − s_n)·a_{n+1}, and the rounds are Σ_{n &lt; T} s_n. Checked by: X.traceBatch.
    /// </remarks>
    /// <param name="written">p_n(x_n) ≥ 0 and q_n(x_n) > 0, position 1 first.</param>
    /// <param name="left">g_{M+1}(x_n) at each written token, in [0, q_n(x_n)].</param>
    /// <param name="lookahead">γ ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lookahead is less than 1.</exception>
    /// <exception cref="ArgumentException">Not one number for each token, or a token has q ≤ 0 or p &lt; 0.</exception>
    public static W Rounds<W>(IReadOnlyList<WrittenToken<W>> written, IReadOnlyList<W> left, int lookahead)
        where W : struct, INumber<W>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookahead, 1);
        var ratios = WrittenToken<W>.Ratios(written);
        if (left.Count != ratios.Length)
        {
            throw new ArgumentException($"{left.Count} numbers for {ratios.Length} written tokens", nameof(left));
        }

        var (starts, rounds) = (new W[ratios.Length + 1], W.Zero);
        starts[0] = W.One;
        for (var n = 0; n < ratios.Length; n++)
        {
            rounds += starts[n];
            var full = n < lookahead ? W.Zero : starts[n - lookahead] * First(n - lookahead);
            for (var i = n - lookahead + 1; i < n && !W.IsZero(full); i++)
            {
                full *= W.Min(W.One, ratios[i]);
            }

            starts[n + 1] = W.One - (starts[n] * First(n)) - ((W.One - full - starts[n]) * W.Min(W.One, ratios[n]));
        }

        return rounds;

        W First(int n) => W.One - (left[n] / written[n].Target);
    }

    /// <summary>g_{M+1}(x_n) at each token of a text: the rows of an instance after M drafts, read at the written tokens.</summary>
    /// <remarks>Cost: T · M · V.</remarks>
    /// <exception cref="InvalidOperationException">A model has no row after one of the text's prefixes.</exception>
    public static IReadOnlyList<W> Left<W>(Instance<W> instance, Tokens text, int drafts)
        where W : struct, INumber<W>
    {
        var (left, context, row) = (new List<W>(), instance.Start, new W[instance.Vocabulary]);
        foreach (var token in text.Span)
        {
            _ = BatchStages<W>.After(context.Coupling, drafts, row);
            left.Add(row[token]);
            context = context.After(token);
        }

        return left;
    }
}
