namespace SpecProofs.Figures;

/// <summary>What a figure is made with.</summary>
/// <param name="Runs">Simulated runs a point, ≥ 100.</param>
/// <param name="Seed">Seed of the simulation; the instances have seeds of their own.</param>
/// <param name="English">Path of the instance file of the English letters.</param>
public sealed record Recipe(long Runs, ulong Seed, string English)
{
    /// <summary>Runs unless told otherwise.</summary>
    public const long DefaultRuns = 1_000_000;
}
