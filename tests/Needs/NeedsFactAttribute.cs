namespace SpecProofs.Tests;

/// <summary>A test that needs something beyond the SDK: skipped, with the reason, where that is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(Need needs)
    {
        Needs = needs;
        Skip = Missing.Of(needs);
    }

    public Need Needs { get; }
}

/// <summary>The same for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsTheoryAttribute : TheoryAttribute
{
    public NeedsTheoryAttribute(Need needs)
    {
        Needs = needs;
        Skip = Missing.Of(needs);
    }

    public Need Needs { get; }
}
