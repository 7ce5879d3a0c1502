using System.Collections.Immutable;

namespace SpecProofs.Forecast;

/// <summary>What the texts of one prompt add up to: all that a forecast needs of them. Immutable.</summary>
/// <remarks>Whole numbers and fixed-point numbers, so sums are exact, in any order and on any machine.</remarks>
/// <param name="Prompt">The prompt's name; null where the file does not name it.</param>
/// <param name="Values">The quantities that <see cref="Sum"/> lists.</param>
public sealed record PromptSums(string? Prompt, ImmutableArray<long> Values)
{
    /// <summary>Texts.</summary>
    public long Texts => Values[Sum.Texts];

    /// <summary>Written tokens.</summary>
    public long Tokens => Values[Sum.Tokens];

    /// <summary>A fixed-point quantity.</summary>
    internal double this[int quantity] => FixedSteps.ToDouble(Values[quantity]);

    /// <summary>By name, then by values: an order that does not depend on how a corpus was split.</summary>
    internal static int InOrder(PromptSums first, PromptSums second) =>
        string.CompareOrdinal(first.Prompt, second.Prompt) is not 0 and var names
            ? names
            : first.Values.AsSpan().SequenceCompareTo(second.Values.AsSpan());
}
