using FsCheck;
using FsCheck.Fluent;

namespace SpecProofs.Conformance;

/// <summary>Generators and shrinkers of all that a law can ask for.</summary>
public static class Arbitraries
{
    /// <summary>Instances.</summary>
    public static Arbitrary<GeneratedInstance> Instances() => Arb.From(InstanceGenerator.Instances, InstanceShrinker.Shrink);

    /// <summary>Lookaheads from 1, and to the horizon.</summary>
    public static Arbitrary<Lookahead> Lookaheads() => Arb.From(
        Gen.Frequency(
            (2, Gen.Choose(1, 2).Select(tokens => new Lookahead(tokens))),
            (1, Gen.Choose(3, 4).Select(tokens => new Lookahead(tokens))),
            (1, Gen.Constant(Lookahead.ToHorizon))),
        lookahead => Enumerable.Range(1, Math.Min(lookahead.Tokens - 1, 4)).Select(tokens => new Lookahead(tokens)));

    /// <summary>Numbers of drafts from 1 to 4.</summary>
    public static Arbitrary<Drafts> DraftCounts() => Arb.From(
        Gen.Choose(1, 4).Select(count => new Drafts(count)),
        drafts => Enumerable.Range(1, drafts.Count - 1).Select(count => new Drafts(count)));

    /// <summary>Three distributions over up to 6 tokens.</summary>
    public static Arbitrary<GeneratedRows> AllRows() => Arb.From(
        from vocabulary in Gen.Choose(1, 6)
        from rows in Gen.Three(InstanceGenerator.Row(vocabulary))
        select new GeneratedRows([rows.Item1, rows.Item2, rows.Item3]),
        given => given.Shrink());

    /// <summary>Dampings that depend on the token, and on the prefix or the history or neither.</summary>
    public static Arbitrary<Damping> Dampings() => Arb.From(
        DampingsOf(RuleMemory.Nothing, RuleMemory.Prefix, RuleMemory.History), damping => damping.Shrink());

    /// <summary>Members of the class of Theorem 2 that depend on the prefix.</summary>
    public static Arbitrary<GeneratedRule> Members() => Arb.From(
        from acceptance in DampingsOf(RuleMemory.Nothing, RuleMemory.Prefix)
        from fallback in DampingsOf(RuleMemory.Nothing, RuleMemory.Prefix)
        from nearness in Gen.Elements(Enum.GetValues<RuleKind>())
        select new GeneratedRule(acceptance, fallback, nearness),
        member => member.Shrink());

    /// <summary>Levels, with 1 most frequent.</summary>
    public static Arbitrary<Levels> LevelArrays() => Arb.From(AnyLevels, levels => levels.Shrink());

    private static Gen<Levels> AnyLevels =>
        from length in Gen.Choose(1, 4)
        from quarters in Gen.ArrayOf(Gen.Frequency((2, Gen.Choose(0, 4)), (1, Gen.Constant(4))), length)
        select new Levels([.. quarters]);

    private static Gen<Damping> DampingsOf(params RuleMemory[] memories) =>
        from levels in AnyLevels
        from memory in Gen.Elements(memories)
        select new Damping(levels, memory);
}
