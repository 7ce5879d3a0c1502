namespace SpecProofs.Tests;

/// <summary>A test that takes long. Skipped unless SPECPROOFS_TESTS=all, as CI has it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute() => Skip = Reason;

    internal static string? Reason => Environment.GetEnvironmentVariable("SPECPROOFS_TESTS") == "all"
        ? null
        : "long; SPECPROOFS_TESTS=all runs them, as CI does";
}

/// <summary>The same for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongTheoryAttribute : TheoryAttribute
{
    public LongTheoryAttribute() => Skip = LongFactAttribute.Reason;
}
