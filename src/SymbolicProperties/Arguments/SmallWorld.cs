namespace SpecProofs.Conformance;

/// <summary>Properties that look for examples in the small world have no parameters, and are not proved.</summary>
internal static class SmallWorld
{
    /// <summary>None.</summary>
    public static IEnumerable<GeneratedInstance> Instances => [];
}
