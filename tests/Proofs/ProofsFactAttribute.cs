namespace SpecProofs.Tests;

/// <summary>A test of proofs that take minutes. Skipped unless SPECPROOFS_PROOFS=all.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProofsFactAttribute : FactAttribute
{
    public ProofsFactAttribute() => Skip = Environment.GetEnvironmentVariable("SPECPROOFS_PROOFS") == "all"
        ? null
        : "it takes minutes; SPECPROOFS_PROOFS=all runs it";
}
