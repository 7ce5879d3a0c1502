using FsCheck;
using FsCheck.Fluent;

namespace SpecProofs.Conformance;

/// <summary>The generators of <see cref="Arbitraries"/> without their shrinkers: the first case that fails is the last one tried.</summary>
public static class UnshrunkArbitraries
{
    /// <summary>Instances.</summary>
    public static Arbitrary<GeneratedInstance> Instances() => Arb.From(Arbitraries.Instances().Generator);

    /// <summary>Lookaheads from 1, and to the horizon.</summary>
    public static Arbitrary<Lookahead> Lookaheads() => Arb.From(Arbitraries.Lookaheads().Generator);

    /// <summary>Numbers of drafts from 1 to 4.</summary>
    public static Arbitrary<Drafts> DraftCounts() => Arb.From(Arbitraries.DraftCounts().Generator);

    /// <summary>Three distributions over up to 6 tokens.</summary>
    public static Arbitrary<GeneratedRows> AllRows() => Arb.From(Arbitraries.AllRows().Generator);

    /// <summary>Dampings that depend on the token, and on the prefix or the history or neither.</summary>
    public static Arbitrary<Damping> Dampings() => Arb.From(Arbitraries.Dampings().Generator);

    /// <summary>Members of the class of Theorem 2 that depend on the prefix.</summary>
    public static Arbitrary<GeneratedRule> Members() => Arb.From(Arbitraries.Members().Generator);

    /// <summary>Levels, with 1 most frequent.</summary>
    public static Arbitrary<Levels> LevelArrays() => Arb.From(Arbitraries.LevelArrays().Generator);
}
