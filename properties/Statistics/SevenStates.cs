namespace SpecProofs.Properties;

/// <summary>A non-stationary chain with 7 states and T = 50, as in the paper's Figure 2; our own, from a written seed.</summary>
internal static class SevenStates
{
    public const int States = 7;
    public const int Horizon = 50;

    public static Instance<double> Instance(ulong seed = 1913) => NonStationaryChains.Of<double>(States, Horizon, seed);
}
