using FsCheck;
using FsCheck.Fluent;
using SpecProofs.Conformance;

/// <summary>A number of rejections, k ≥ 1: a parameter of our own, with its values for the small world.</summary>
public readonly record struct Count(int Value) : ISmallValues<Count>
{
    /// <inheritdoc/>
    public static IEnumerable<Count> Small => [new(1), new(2)];

    /// <inheritdoc/>
    public override string ToString() => $"{Value}";
}

/// <summary>Its generator and shrinker, read by FsCheck.</summary>
public static class CountGenerator
{
    /// <summary>From 1 to 4, and smaller ones when a case fails.</summary>
    public static Arbitrary<Count> Counts() => Arb.From(
        Gen.Choose(1, 4).Select(value => new Count(value)),
        count => Enumerable.Range(1, count.Value - 1).Select(value => new Count(value)));
}
