using System.Text.Json;

namespace SpecProofs.Benchmarks;

/// <summary>
/// The chains that are measured: random, from written seeds, as whole weights so that every program reads the same numbers.
/// </summary>
/// <param name="Draft">Weights of the draft.</param>
/// <param name="Target">Weights of the target.</param>
/// <param name="Horizon">T.</param>
internal sealed record Chains(ChainWeights Draft, ChainWeights Target, int Horizon)
{
    /// <summary>Draft and target whose matrices take turns.</summary>
    public static Chains Of(int states, int horizon, int matrices, ulong seed)
    {
        var (draft, target) = NonStationaryChains.Weights(states, matrices, seed);
        return new(draft, target, horizon);
    }

    public Instance<W> ToInstance<W>()
        where W : struct, System.Numerics.INumber<W> =>
        Draft.Matrices.Length == 0
            ? new(Draft.PerStep<W>(), Target.PerStep<W>(), Horizon)
            : new(Draft.InTurn<W>(), Target.InTurn<W>(), Horizon);

    /// <summary>Writes the weights for the Python programs: the different matrices, and the one at each position.</summary>
    public string Write()
    {
        var path = Path.GetTempFileName();
        using var file = File.Create(path);
        JsonSerializer.Serialize(file, new { draft = Indexed(Draft), target = Indexed(Target) });
        return path;
    }

    private object Indexed(ChainWeights chain) => new
    {
        matrices = (int[][][])[[chain.Initial], .. chain.Matrices],
        order = Enumerable.Range(0, Horizon).Select(n => n == 0 ? 0 : 1 + ((n - 1) % chain.Matrices.Length)),
    };
}
