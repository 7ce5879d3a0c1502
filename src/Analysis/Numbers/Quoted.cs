namespace SpecProofs.Analysis;

/// <summary>Input as a message quotes it: however long it is, the message stays a line that can be read.</summary>
internal static class Quoted
{
    /// <summary>Characters that are quoted at most, unless there is less room.</summary>
    public const int Longest = 80;

    /// <summary>The beginning of a text.</summary>
    public static string Of(ReadOnlySpan<char> text, int longest = Longest) => text.Length <= longest
        ? text.ToString()
        : string.Concat(text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)], "…");

    /// <summary>The end of a path, which says more than its beginning.</summary>
    public static string Path(ReadOnlySpan<char> path, int longest = Longest) => path.Length <= longest
        ? path.ToString()
        : string.Concat("…", path[^(char.IsLowSurrogate(path[^longest]) ? longest - 1 : longest)..]);
}
