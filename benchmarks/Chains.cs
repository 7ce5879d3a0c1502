using System.Text.Json;

namespace SpecProofs.Benchmarks;

/// <summary>The chains that are measured: non-stationary, from written seeds, as whole weights so that every program reads the same numbers.</summary>
/// <param name="Draft">Rows of the draft at each position; position 1 has one row.</param>
/// <param name="Target">Rows of the target.</param>
internal sealed record Chains(int[][][] Draft, int[][][] Target)
{
    public int Horizon => Draft.Length;

    /// <summary>Draft and target at each position with rows over so many states; so many different matrices, used in turn.</summary>
    public static Chains Of(int states, int horizon, int matrices, ulong seed)
    {
        var random = Xoshiro256PlusPlus.Seeded(seed);
        return new(Positions(states, horizon, matrices, ref random), Positions(states, horizon, matrices, ref random));
    }

    public Instance<W> ToInstance<W>(Func<int, W> weight)
        where W : struct, System.Numerics.INumber<W> => new(Chain(Draft, weight), Chain(Target, weight), Horizon);

    /// <summary>Writes the whole weights for the Python programs: the different matrices, and which of them stands at each position.</summary>
    public string Write()
    {
        var path = Path.GetTempFileName();
        using var file = File.Create(path);
        JsonSerializer.Serialize(file, new { draft = Indexed(Draft), target = Indexed(Target) });
        return path;
    }

    private static object Indexed(int[][][] positions)
    {
        var matrices = positions.Distinct(ReferenceEqualityComparer.Instance).Cast<int[][]>().ToList();
        return new { matrices, order = positions.Select(position => matrices.FindIndex(matrix => ReferenceEquals(matrix, position))) };
    }

    private static int[][][] Positions(int states, int horizon, int matrices, ref Xoshiro256PlusPlus random)
    {
        var initial = new[] { Row(states, ref random) };
        var kernels = new int[matrices][][];
        foreach (ref var kernel in kernels.AsSpan())
        {
            kernel = new int[states][];
            foreach (ref var row in kernel.AsSpan())
            {
                row = Row(states, ref random);
            }
        }

        return [initial, .. Enumerable.Range(0, horizon - 1).Select(n => kernels[n % matrices])];
    }

    private static int[] Row(int states, ref Xoshiro256PlusPlus random)
    {
        var row = new int[states];
        foreach (ref var weight in row.AsSpan())
        {
            weight = 1 + (int)(random.Next() % 16);
        }

        return row;
    }

    private static MarkovChain<W> Chain<W>(int[][][] positions, Func<int, W> weight)
        where W : struct, System.Numerics.INumber<W>
    {
        var rows = new Dictionary<int[], Distribution<W>>(ReferenceEqualityComparer.Instance);
        Distribution<W> Of(int[] row) => rows.TryGetValue(row, out var known) ? known : rows[row] = Distribution<W>.Proportional(Array.ConvertAll(row, w => weight(w)));
        var (initial, matrices) = (Of(positions[0][0]), positions.Skip(1).Distinct().Select(kernel => kernel.Select(Of).ToList()).ToList());
        return matrices.Count == 0 ? MarkovChain<W>.PerStep(initial, matrices) : MarkovChain<W>.InTurn(initial, matrices);
    }
}
