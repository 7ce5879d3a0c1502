using System.Collections.Immutable;

namespace SpecProofs.Analysis;

/// <summary>All answers of chance in one run of a program, in order: a path that can be replayed. Compared by content.</summary>
/// <param name="Choices">The answers.</param>
public sealed record Trace(ImmutableArray<Choice> Choices)
{
    /// <summary>The text form read back.</summary>
    /// <exception cref="FormatException">A part is not <c>draw N</c>, <c>accept</c> or <c>reject</c>.</exception>
    public static Trace Parse(string text) =>
        new([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ParseChoice)]);

    /// <inheritdoc/>
    public bool Equals(Trace? other) => other is not null && Choices.AsSpan().SequenceEqual(other.Choices.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Choices.Aggregate(0, HashCode.Combine);

    /// <summary><c>draw 0, reject, draw 1</c>.</summary>
    public override string ToString() => string.Join(", ", Choices);

    private static Choice ParseChoice(string part) => part switch
    {
        "accept" => Choice.Test(true),
        "reject" => Choice.Test(false),
        _ when part.StartsWith("draw ", StringComparison.Ordinal)
            && int.TryParse(part.AsSpan(5), System.Globalization.NumberStyles.None, null, out var token) => Choice.Draw(token),
        _ => throw new FormatException($"\"{part}\" is not a choice: write \"draw N\", \"accept\" or \"reject\""),
    };
}
