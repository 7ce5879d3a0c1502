namespace SpecProofs.Figures;

/// <summary>The instance of the paper's Figures 2 and 5, with a seed of our own.</summary>
internal static class SevenStates
{
    public const string Words = "two chains of 7 states with a matrix for each step, rows of random weights 1 … 16, seed 1913";

    public static Instance<Rational> Instance(int horizon) => NonStationaryChains.Of<Rational>(states: 7, horizon, seed: 1913);
}
