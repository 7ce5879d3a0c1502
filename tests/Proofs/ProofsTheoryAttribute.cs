namespace SpecProofs.Tests;

/// <summary>Tests of proofs that take minutes. Skipped unless SPECPROOFS_PROOFS=all.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProofsTheoryAttribute : TheoryAttribute
{
    public ProofsTheoryAttribute() => Skip = Reason;

    /// <summary>Why they are skipped; null if they are not.</summary>
    internal static string? Reason => Environment.GetEnvironmentVariable("SPECPROOFS_PROOFS") == "all"
        ? null
        : "these proofs take minutes; SPECPROOFS_PROOFS=all runs them";
}
