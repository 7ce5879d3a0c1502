namespace SpecProofs.Proofs;

/// <summary>How long a proof is tried in one chart.</summary>
/// <param name="Runs">Runs of the check.</param>
/// <param name="Time">Time by the clock; null for any. A proof that must come out the same on every machine has none.</param>
public sealed record ProofBudget(long Runs = 1_000_000, TimeSpan? Time = null);
