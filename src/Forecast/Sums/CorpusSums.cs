using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SpecProofs.Forecast;

/// <summary>The sums of a corpus: one row of numbers a prompt, and none a position. Immutable.</summary>
/// <remarks>The same to the last bit however the corpus was split, in whatever order its parts were read and added.</remarks>
/// <param name="Pair">The names of the models, where the files have them.</param>
/// <param name="Prompts">The prompts in their order.</param>
public sealed record CorpusSums(string? Pair, ImmutableArray<PromptSums> Prompts)
{
    /// <summary>A corpus without texts.</summary>
    public static CorpusSums Empty { get; } = new(null, []);

    /// <summary>Texts.</summary>
    public long Texts => Prompts.Sum(prompt => prompt.Texts);

    /// <summary>Written tokens.</summary>
    public long Tokens => Prompts.Sum(prompt => prompt.Tokens);

    /// <summary>Whether it is of given text, which the target did not write: there is something to say of single positions only.</summary>
    public bool Given => Prompts.Length > 0 && Tokens == 0;

    /// <summary>The sum of a fixed-point quantity over all prompts.</summary>
    internal double Total(int quantity) => FixedSteps.ToDouble(Whole(quantity));

    /// <summary>The sum of a quantity over all prompts in whole steps.</summary>
    internal Int128 Whole(int quantity)
    {
        Int128 total = 0;
        foreach (var prompt in Prompts)
        {
            total += prompt.Values[quantity];
        }

        return total;
    }

    /// <summary>The sums of several parts of a corpus; texts of the same named prompt are added.</summary>
    /// <exception cref="TraceFileException">The parts are of different pairs of models, or kinds of text.</exception>
    /// <exception cref="OverflowException">A prompt has 2³¹ tokens or more.</exception>
    public static CorpusSums Of(IReadOnlyCollection<CorpusSums> parts)
    {
        var pairs = parts.Where(part => part.Prompts.Length > 0).Select(part => part.Pair).Distinct().Take(2).ToList();
        return pairs.Count > 1
            ? throw new TraceFileException("mixed models", $"{Shown(pairs[0])} in one part, {Shown(pairs[1])} in another")
            : new(pairs.Count == 0 ? null : pairs[0], Added(parts.SelectMany(part => part.Prompts)));
    }

    /// <summary>Prompts in their order, those of one name added up.</summary>
    /// <exception cref="TraceFileException">Some are of given text and others of text that the target wrote.</exception>
    internal static ImmutableArray<PromptSums> Added(IEnumerable<PromptSums> rows)
    {
        var (named, all) = (new Dictionary<string, long[]>(), new List<PromptSums>());
        foreach (var row in rows)
        {
            if (row.Prompt is null)
            {
                all.Add(row);
                continue;
            }

            ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(named, row.Prompt, out var known);
            if (!known)
            {
                sums = row.Values.ToArray();
                continue;
            }

            for (var i = 0; i < sums!.Length; i++)
            {
                sums[i] = checked(sums[i] + row.Values[i]);
            }
        }

        all.AddRange(named.Select(entry => new PromptSums(entry.Key, ImmutableCollectionsMarshal.AsImmutableArray(entry.Value))));
        all.Sort(PromptSums.InOrder);
        return all.Select(row => row.Tokens == 0).Distinct().Count() > 1
            ? throw new TraceFileException(
                "mixed texts", "text that the target wrote, and given text as in llama.cpp's files; a forecast is about one kind")
            : [.. all];
    }

    private static string Shown(string? pair) => pair is null ? "models without names" : $"\"{pair}\"";
}
