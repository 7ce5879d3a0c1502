using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>What batch speculative decoding did, given the text.</summary>
/// <remarks>
/// Formula: given the output, the place in the round is a Markov chain. At the first place of a round the token was a rejection with
/// probability g_{M+1}(x_n)/q_n(x_n), at a later one with 1 − min(1, p_n(x_n)/q_n(x_n)); this is the recursion of Theorem 3 divided by Q.
/// Source: this project. Checked by: X.traceBatch.
/// </remarks>
public static class BatchTrace
{
    /// <summary>From p and q at each written token and, for the first places of rounds, what the M drafts leave of it.</summary>
    /// <param name="written">p_n(x_n) ≥ 0 and q_n(x_n) > 0, position 1 first.</param>
    /// <param name="left">g_{M+1}(x_n) at each written token, in [0, q_n(x_n)]; see <see cref="Left{W}"/>.</param>
    /// <param name="lookahead">γ ≥ 1; by default to the end of the text.</param>
    /// <exception cref="ArgumentException">Not one number for each token, or a token has q ≤ 0 or p &lt; 0.</exception>
    public static VerificationTrace<W> Of<W>(IReadOnlyList<WrittenToken<W>> written, IReadOnlyList<W> left, int lookahead = int.MaxValue)
        where W : struct, INumber<W>
    {
        var ratios = WrittenToken<W>.Ratios(written);
        return left.Count == written.Count
            ? new(ratios.Length, lookahead, bonus: false, Kept)
            : throw new ArgumentException($"{left.Count} numbers for {written.Count} written tokens", nameof(left));

        W Kept(int n, int place) => place == 0 ? W.One - (left[n] / written[n].Target) : W.Min(W.One, ratios[n]);
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
