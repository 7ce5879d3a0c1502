using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>
/// The lossless members of the class of rejection-based decoding: any acceptance below the optimal one, and the fallback that it forces.
/// </summary>
/// <remarks>
/// Formula: b ≤ min(1, q/p) where p &gt; 0, and P = (q − b·p)/Σ (1 − b)·p. Source: Theorem 2 of the paper. Checked by: T2.bound, T2.tight.
/// </remarks>
public static class LosslessMember
{
    /// <summary>The rule that accepts with c · min(1, q/p), c in [0, 1] for each token and text.</summary>
    public static Rule<W> Damped<W>(Func<Text<W>, int, W> c)
        where W : struct, INumber<W> => new(
            (text, token) => c(text, token) * text.Context.Coupling.Acceptance(token),
            (text, _) => Forced(text.Context.Coupling, token => c(text, token) * text.Context.Coupling.Acceptance(token)))
        { Name = "damped acceptance with the fallback that it forces" };

    /// <summary>The fallback that makes an acceptance lossless: in proportion to q − b·p.</summary>
    /// <exception cref="ArgumentException">b·p exceeds q at some token: no fallback makes it lossless.</exception>
    public static Distribution<W> Forced<W>(Coupling<W> coupling, Func<int, W> acceptance)
        where W : struct, INumber<W> =>
        Distribution<W>.Proportional(
            [.. Enumerable.Range(0, coupling.Draft.Vocabulary).Select(x => coupling.Target[x] - (acceptance(x) * coupling.Draft[x]))]);

    /// <summary>
    /// Whether an acceptance and a fallback that does not depend on the rejected token reproduce the target at one position.
    /// </summary>
    /// <remarks>b ≤ min(1, q/p) where p &gt; 0, and ρ·P = q − b·p; with ρ = 0 this says b·p = q, and the fallback is never used.</remarks>
    public static bool Is<W>(Coupling<W> coupling, Func<int, W> acceptance, Distribution<W> fallback)
        where W : struct, INumber<W>
    {
        var (draft, target) = (coupling.Draft, coupling.Target);
        var tokens = Enumerable.Range(0, draft.Vocabulary).ToList();
        var rejection = tokens.Select(x => (W.One - acceptance(x)) * draft[x]).Sum();
        return tokens.TrueForAll(x =>
            acceptance(x) * draft[x] <= target[x] && rejection * fallback[x] == target[x] - (acceptance(x) * draft[x]));
    }
}
