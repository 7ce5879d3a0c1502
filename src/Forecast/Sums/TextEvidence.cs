namespace SpecProofs.Forecast;

/// <summary>How strongly a text speaks against having been written by the target.</summary>
/// <remarks>
/// If the target writes the text, the product of (1 + p/q)/2 over its tokens is a martingale below 1 on average, whatever the models: it
/// exceeds 1/δ with probability at most δ (Ville's inequality). If the draft wrote it, it grows by KL(p‖q) − KL(p‖½(p + q)) a token.
/// </remarks>
internal static class TextEvidence
{
    /// <summary>log₂ of that product, from below and in plain arithmetic: log₂(m·2^e) ≥ e + m − 1 for 1 ≤ m &lt; 2.</summary>
    public static double Of(ReadOnlySpan<double> ratios)
    {
        var (exponent, product) = (0L, 1.0);
        for (var n = 0; n < ratios.Length; n++)
        {
            product *= (1 + ratios[n]) * 0.5;
            if ((n & 7) == 7)
            {
                (exponent, product) = Normal(exponent, product);
            }
        }

        (exponent, product) = Normal(exponent, product);
        return exponent + product - 1;
    }

    private static (long Exponent, double Mantissa) Normal(long exponent, double product)
    {
        var power = Math.ILogB(product);
        return (exponent + power, Math.ScaleB(product, -power));
    }
}
