namespace SpecProofs.Conformance;

/// <summary>Pictures of counterexamples that a test run leaves: in the folder that SPECPROOFS_PICTURES names, if it is set.</summary>
internal static class PictureFolder
{
    /// <summary>Writes the picture of a case and returns a line for its report; empty where there is none, or no folder is named.</summary>
    public static string Keep(FailingCase? found) =>
        Environment.GetEnvironmentVariable("SPECPROOFS_PICTURES") is { Length: > 0 } folder ? Keep(found, folder) : string.Empty;

    /// <summary>The same in a folder.</summary>
    public static string Keep(FailingCase? found, string folder)
    {
        if (found?.Picture is not { } svg)
        {
            return string.Empty;
        }

        var path = System.IO.Path.Combine(folder, $"{Name(found.Headline.Split(" (")[0])}.svg");
        try
        {
            _ = Directory.CreateDirectory(folder);
            File.WriteAllText(path, svg);
            return $"\n  picture   {path}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"\n  picture   not written: SPECPROOFS_PICTURES is \"{folder}\": {e.Message.ReplaceLineEndings(" ")}";
        }
    }

    private static string Name(string words)
    {
        var name = string.Concat(words.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'));
        return name.Length > 80 ? name[..80] : name;
    }
}
