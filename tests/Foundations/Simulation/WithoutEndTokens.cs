using FsCheck;
using FsCheck.Fluent;

namespace SpecProofs.Tests;

/// <summary>Generated instances that can be compiled: no end token ends a text before the horizon.</summary>
public static class WithoutEndTokens
{
    /// <summary>The usual instances, with their end tokens taken away.</summary>
    public static Arbitrary<GeneratedInstance> Instances() => Arb.From(
        Arbitraries.Instances().Generator.Select(given => given.EndingAt()),
        InstanceShrinker.Shrink);
}
