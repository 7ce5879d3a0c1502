using System.Collections.Immutable;

namespace SpecProofs.Conformance;

/// <summary>The answers of chance along a decoder's paths as a tree, with the paths marked that write what they should not.</summary>
/// <param name="Root">The start.</param>
/// <param name="Caption">What the marked paths do wrong, in a line.</param>
public sealed record ChoiceTree(ChoiceNode Root, string Caption)
{
    /// <summary>Paths up to which a tree is shown whole.</summary>
    private const int Whole = 24;

    /// <summary>Marked paths of a larger tree; what is beside them is summed up.</summary>
    private const int Marked = 8;

    /// <summary>Paths examined, as many as a report does.</summary>
    private const int Examined = 20_000;

    /// <summary>The tree of a decoder on an instance; null if it has more than 20,000 paths.</summary>
    /// <param name="decoder">The decoder.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="wrong">Whether a finished run is one of those to mark.</param>
    /// <param name="caption">What these runs do wrong.</param>
    public static ChoiceTree? Of(IDecoder<Rational> decoder, Instance<Rational> instance, Func<Transcript, bool> wrong, string caption)
    {
        var all = ExactLaw.Paths<Transcript, Rational>(chance => decoder.Run(chance, instance)).Take(Examined + 1)
            .Select(path => new Path(path.Trace.Choices, path.Outcome, path.Mass, wrong(path.Outcome)))
            .ToList();
        if (all.Count > Examined)
        {
            return null;
        }

        var shown = all.Count <= Whole
            ? all
            : all.Where(path => path.Wrong).OrderByDescending(path => path.Mass).Take(Marked).ToList();
        var labelled = shown.ToDictionary(path => path.Choices, path => Labels(decoder, instance, path.Choices), Same);
        return new(NodeAt(0, all, "", ""), caption);

        ChoiceNode NodeAt(int depth, IReadOnlyList<Path> through, string label, string place)
        {
            var first = through[0];
            var mass = through.Aggregate(Rational.Zero, (sum, path) => sum + path.Mass);
            var node = new ChoiceNode(label, place, mass, through.All(path => path.Wrong), through.Any(path => path.Wrong));
            return first.Choices.Length == depth
                ? node with { Outcome = $"{first.Outcome}" }
                : !through.Any(path => labelled.ContainsKey(path.Choices))
                    ? node with { Outcome = $"… {through.Count} path{(through.Count == 1 ? "" : "s")}" }
                    : node with
                    {
                        Children =
                        [
                            .. through.GroupBy(path => path.Choices[depth]).Select(group => Child(group.Key, [.. group], depth)),
                        ],
                    };
        }

        ChoiceNode Child(Choice choice, IReadOnlyList<Path> through, int depth)
        {
            var known = through.Select(path => labelled.GetValueOrDefault(path.Choices)).FirstOrDefault(labels => labels is not null);
            var (words, place) = known is null ? ($"{choice}", "") : known[depth];
            return NodeAt(depth + 1, through, words, place);
        }
    }

    /// <summary>The tree as SVG: one file for a viewer of its own, with a heading, or a part of a page.</summary>
    /// <param name="heading">Lines above the tree; none for a part of a page.</param>
    public string ToSvg(IReadOnlyList<string> heading) => ChoiceTreeSvg.Of(this, heading);

    private static readonly IEqualityComparer<ImmutableArray<Choice>> Same = EqualityComparer<ImmutableArray<Choice>>.Create(
        (a, b) => a.AsSpan().SequenceEqual(b.AsSpan()), choices => choices.Aggregate(0, HashCode.Combine));

    /// <summary>What each answer is called; a shared uniform number shows as such where each of its comparisons is one answer.</summary>
    private static IReadOnlyList<(string Words, string Place)> Labels(
        IDecoder<Rational> decoder, Instance<Rational> instance, ImmutableArray<Choice> choices)
    {
        var answers = DecoderLine.Along(decoder, instance, new(choices));
        return answers.Count == choices.Length ? answers : [.. choices.Select(choice => ($"{choice}", ""))];
    }

    private sealed record Path(ImmutableArray<Choice> Choices, Transcript Outcome, Rational Mass, bool Wrong);
}

/// <summary>A point of a tree of choices.</summary>
/// <param name="Label">The answer of chance that leads here; empty at the start.</param>
/// <param name="Place">File and line that asked; empty where the source is not known.</param>
/// <param name="Mass">The probability of coming here.</param>
/// <param name="Wrong">Whether every path from here is marked.</param>
/// <param name="LeadsWrong">Whether some path from here is.</param>
public sealed record ChoiceNode(string Label, string Place, Rational Mass, bool Wrong, bool LeadsWrong)
{
    /// <summary>What follows; empty at an end.</summary>
    public ImmutableArray<ChoiceNode> Children { get; init; } = [];

    /// <summary>What is written by an end; or how many paths are summed up there.</summary>
    public string Outcome { get; init; } = string.Empty;
}
