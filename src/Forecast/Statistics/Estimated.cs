namespace SpecProofs.Forecast;

/// <summary>An estimate with its uncertainty over prompts.</summary>
/// <param name="Value">The estimate from all prompts.</param>
/// <param name="StandardError">Its standard error; NaN with a single prompt.</param>
/// <param name="Low">The lower end of the 95 % interval; NaN with fewer than 5 prompts.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Estimated(double Value, double StandardError, double Low, double High)
{
    /// <summary>Whether there are enough prompts for an interval.</summary>
    public bool HasInterval => !double.IsNaN(Low) && !double.IsNaN(High);

    /// <summary>The estimate times a positive constant.</summary>
    public Estimated Times(double factor) => new(Value * factor, StandardError * factor, Low * factor, High * factor);

    /// <summary>1 minus the estimate.</summary>
    public Estimated Complement => new(1 - Value, StandardError, 1 - High, 1 - Low);
}
