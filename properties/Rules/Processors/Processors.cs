using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace SpecProofs.Properties;

/// <summary>What an engine may do to a row.</summary>
public enum Processor
{
    /// <summary>Temperature 1/2.</summary>
    Temperature,

    /// <summary>Top-2.</summary>
    TopK,

    /// <summary>Top-p with p = 2/3.</summary>
    TopP,

    /// <summary>Min-p with share 1/2.</summary>
    MinP,

    /// <summary>Presence penalty with factor 1/2.</summary>
    Presence,

    /// <summary>Frequency penalty with factor 1/2.</summary>
    Frequency,

    /// <summary>A grammar that forbids the last token again.</summary>
    Grammar,
}

/// <summary>Processors in the order in which they are applied.</summary>
/// <param name="Steps">At least one.</param>
public sealed record Processors(ImmutableArray<Processor> Steps) : ISmallValues<Processors>
{
    private static readonly Rational Half = Rational.Of(1, 2);

    /// <summary>Each alone, and two that do not commute.</summary>
    public static IEnumerable<Processors> Small =>
    [
        .. Enum.GetValues<Processor>().Select(step => new Processors([step])),
        new([Processor.TopK, Processor.TopP]),
        new([Processor.Presence, Processor.TopP]),
    ];

    /// <summary>The model as it is after all steps, by the library's combinators.</summary>
    public IModel<Rational> Of(IModel<Rational> model) => Steps.Aggregate(model, Apply);

    /// <summary>A row as it is after all steps, from the row and the prefix alone: shares no code with the combinators.</summary>
    public Distribution<Rational> Of(Distribution<Rational> row, Tokens prefix) => Distribution<Rational>.Proportional(
        [.. Steps.Aggregate((IReadOnlyList<Rational>)[.. row.Masses], (weights, step) => ByHand(step, weights, prefix))]);

    /// <inheritdoc/>
    public bool Equals(Processors? other) => other is not null && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override int GetHashCode() => Steps.Aggregate(0, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", then ", Steps.Select(step => step switch
    {
        Processor.Temperature => "temperature 1/2",
        Processor.TopK => "top-2",
        Processor.TopP => "top-p 2/3",
        Processor.MinP => "min-p 1/2",
        Processor.Presence => "presence penalty 1/2",
        Processor.Frequency => "frequency penalty 1/2",
        _ => "no token twice in a row",
    }));

    private static IModel<Rational> Apply(IModel<Rational> model, Processor step) => step switch
    {
        Processor.Temperature => model.Sharpened(2),
        Processor.TopK => model.TopK(2),
        Processor.TopP => model.TopP(Rational.Of(2, 3)),
        Processor.MinP => model.MinP(Half),
        Processor.Presence => model.Penalised(Half),
        Processor.Frequency => model.PenalisedByCount(Half),
        _ => model.Masked((prefix, x) => prefix.Length == 0 || prefix[prefix.Length - 1] != x),
    };

    private static IReadOnlyList<Rational> ByHand(Processor step, IReadOnlyList<Rational> weights, Tokens prefix)
    {
        var tokens = Enumerable.Range(0, weights.Count).ToList();
        List<int> Above(int x) => tokens.FindAll(y => weights[y] > weights[x] || (weights[y] == weights[x] && y < x));
        int Count(int x) => prefix.Span.ToArray().Count(y => y == x);
        bool[] keeps = [.. tokens.Select(x => step switch
        {
            Processor.TopK => Above(x).Count < 2,
            Processor.TopP => Above(x).Select(y => weights[y]).Sum() * 3 < weights.Sum() * 2,
            Processor.MinP => tokens.All(y => weights[x] * 2 >= weights[y]),
            Processor.Grammar => prefix.Length == 0 || prefix[prefix.Length - 1] != x,
            _ => true,
        })];
        var leavesNothing = tokens.TrueForAll(x => !keeps[x] || Rational.IsZero(weights[x]));
        return leavesNothing ? weights : [.. tokens.Select(x => !keeps[x] ? 0 : step switch
        {
            Processor.Temperature => weights[x] * weights[x],
            Processor.Presence => Count(x) > 0 ? weights[x] / 2 : weights[x],
            Processor.Frequency => weights[x] / Rational.Of(1 << Count(x), 1),
            _ => weights[x],
        })];
    }
}

/// <summary>The generator of processors, read by FsCheck.</summary>
public static class ProcessorsGenerator
{
    /// <summary>One to three steps, and fewer when a case fails.</summary>
    public static Arbitrary<Processors> Chains() => Arb.From(
        from count in Gen.Choose(1, 3)
        from steps in Gen.ArrayOf(Gen.Elements(Enum.GetValues<Processor>()), count)
        select new Processors([.. steps]),
        chain => chain.Steps.Length == 1
            ? []
            : Enumerable.Range(0, chain.Steps.Length).Select(i => new Processors(chain.Steps.RemoveAt(i))));
}
