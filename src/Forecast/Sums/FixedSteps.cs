namespace SpecProofs.Forecast;

/// <summary>Numbers in steps of 2⁻³², so that sums of them are exact and do not depend on their order.</summary>
internal static class FixedSteps
{
    private const double Steps = 4294967296;

    /// <summary>The nearest number of steps.</summary>
    /// <exception cref="OverflowException">2³¹ or more, or no number.</exception>
    public static long Of(double value) => checked((long)Math.Round(value * Steps));

    /// <summary>The number.</summary>
    public static double ToDouble(Int128 steps) => (double)steps / Steps;
}
