using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>What a constant acceptance rate a = 1 − TV(p, q) gives, whatever the prefix.</summary>
/// <remarks>
/// The rate must be the same at every prefix; for an average of rates the formulas are wrong (N.averageRate), and
/// <see cref="RoundProcess"/> has the right number. Source: Leviathan, Kalman, Matias 2023. Checked by: X.tokens.
/// </remarks>
public static class ConstantRate
{
    /// <summary>Tokens a target call with a bonus token: (1 − a^{γ+1})/(1 − a); γ + 1 at a = 1.</summary>
    public static W Tokens<W>(W rate, int lookahead)
        where W : struct, INumber<W>
    {
        var power = Enumerable.Repeat(rate, lookahead + 1).Aggregate(W.One, (product, factor) => product * factor);
        return rate == W.One ? W.CreateChecked(lookahead + 1) : (W.One - power) / (W.One - rate);
    }

    /// <summary>
    /// How many times faster than plain decoding: (1 − a^{γ+1})/((1 − a)(γ·c + 1)), for long texts, where a draft token costs c target
    /// calls.
    /// </summary>
    public static W SpeedUp<W>(W rate, int lookahead, W draftCost)
        where W : struct, INumber<W> => Tokens(rate, lookahead) / ((W.CreateChecked(lookahead) * draftCost) + W.One);
}
