namespace SpecProofs.Properties;

/// <summary>Instances to simulate in bulk.</summary>
internal static class BulkInstances
{
    /// <summary>Chains over three tokens, with zeros and ties, for a horizon of 3.</summary>
    public static Instance<Rational> Small { get; } = new(
        Chain([[1, 2, 3], [3, 1, 1], [2, 2, 2], [0, 1, 1]]), Chain([[4, 1, 2], [0, 1, 5], [2, 2, 2], [7, 0, 1]]), 3);

    /// <summary>Two tokens without memory, for a long horizon.</summary>
    public static Instance<double> Long(int horizon) => new(
        new Iid<double>(Distribution<double>.Proportional(1, 2)), new Iid<double>(Distribution<double>.Proportional(3, 2)), horizon);

    /// <summary>A random chain; with 300 states its tables do not fit into a fast cache.</summary>
    public static Instance<double> Random(int states, int horizon)
    {
        var random = Xoshiro256PlusPlus.Seeded(271);
        return new(RandomChain(states, ref random), RandomChain(states, ref random), horizon);
    }

    private static MarkovChain<Rational> Chain(Rational[][] rows)
    {
        var converted = rows.Select(row => Distribution<Rational>.Proportional(row)).ToList();
        return MarkovChain<Rational>.Homogeneous(converted[0], converted[1..]);
    }

    private static MarkovChain<double> RandomChain(int states, ref Xoshiro256PlusPlus random)
    {
        var rows = new List<Distribution<double>>();
        for (var row = 0; row <= states; row++)
        {
            var weights = new double[states];
            foreach (ref var weight in weights.AsSpan())
            {
                weight = 1 + (random.Next() % 16);
            }

            rows.Add(Distribution<double>.Proportional(weights));
        }

        return MarkovChain<double>.Homogeneous(rows[0], rows[1..]);
    }
}
