namespace SpecProofs.Properties;

/// <summary>Instances to simulate.</summary>
internal static class SimulatedInstances
{
    /// <summary>As in the paper's Figure 2: 7 states, T = 50.</summary>
    public static Instance<double> SevenStates => NonStationaryChains.SevenStates<double>(horizon: 50);

    /// <summary>Chains over three tokens, with zeros and ties, for a horizon of 3.</summary>
    public static Instance<Rational> Small { get; } = new(
        Chain([[1, 2, 3], [3, 1, 1], [2, 2, 2], [0, 1, 1]]), Chain([[4, 1, 2], [0, 1, 5], [2, 2, 2], [7, 0, 1]]), 3);

    /// <summary>Two tokens without memory, for a long horizon.</summary>
    public static Instance<double> Long(int horizon) => new(
        new Iid<double>(Distribution<double>.Proportional(1, 2)), new Iid<double>(Distribution<double>.Proportional(3, 2)), horizon);

    /// <summary>A random chain; with 300 states its tables do not fit into a fast cache.</summary>
    public static Instance<double> Random(int states, int horizon) =>
        NonStationaryChains.InTurn<double>(states, matrices: 1, horizon, seed: 271);

    private static MarkovChain<Rational> Chain(Rational[][] rows)
    {
        var converted = rows.Select(row => Distribution<Rational>.Proportional(row)).ToList();
        return MarkovChain<Rational>.Homogeneous(converted[0], converted[1..]);
    }
}
