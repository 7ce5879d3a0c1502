namespace SpecProofs.Proofs;

/// <summary>How long a proof is tried in one chart.</summary>
/// <param name="Runs">Runs of the check.</param>
/// <param name="Time">Time by the clock; null for any. A proof that must come out the same on every machine has none.</param>
/// <param name="Work">Products of terms and other steps of the arithmetic, the same on every machine; about a million a second.</param>
public sealed record ProofBudget(long Runs = 1_000_000, TimeSpan? Time = null, long Work = long.MaxValue)
{
    /// <summary><c>1,000,000 runs or 60 s</c>.</summary>
    public override string ToString() => string.Concat(
        $"{Runs:N0} runs",
        Work < long.MaxValue ? $" or {Work:N0} steps of the arithmetic" : "",
        Time is { } time ? $" or {time.TotalSeconds:0.#} s" : "");
}
