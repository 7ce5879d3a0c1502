using System.Globalization;
using System.Text.Json;

namespace SpecProofs.Instances;

/// <summary>A JSON value with its file and path, so that every message names both.</summary>
internal sealed record FileNode(string File, string Path, JsonElement Element)
{
    private const int LongestShown = 40;
    private const int LongestName = 24;

    /// <summary>The value as an error message shows it: one line, not too long.</summary>
    public string Shown => Element.ValueKind switch
    {
        JsonValueKind.Array => $"a list of {Element.GetArrayLength()}",
        JsonValueKind.Object => "an object",
        _ => Quoted.Of(Element.GetRawText(), LongestShown),
    };

    public InstanceFileException Wrong(string problem) => new(File, Path, problem);

    /// <summary>The members of an object with fixed names.</summary>
    public IReadOnlyDictionary<string, FileNode> Members(params string[] known)
    {
        var members = new Dictionary<string, FileNode>();
        foreach (var (name, value) in Entries())
        {
            members[name] = known.Contains(name)
                ? value
                : throw value.Wrong($"unknown property: {string.Join(", ", known)} are known here");
        }

        return members;
    }

    /// <summary>The members of an object whose names are data. No name occurs twice.</summary>
    public IEnumerable<(string Name, FileNode Value)> Entries()
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            throw Wrong($"{Shown} is not an object");
        }

        var names = new HashSet<string>();
        foreach (var property in Element.EnumerateObject())
        {
            var name = Unicode(() => property.Name);
            var value = this with { Path = Path + Step(name), Element = property.Value };
            yield return names.Add(name) ? (name, value) : throw value.Wrong("duplicate property");
        }
    }

    /// <summary>Elements of a list. Asked before <see cref="Items"/>, which makes a node of each, however many there are.</summary>
    public int Count => Element.ValueKind == JsonValueKind.Array ? Element.GetArrayLength() : throw Wrong($"{Shown} is not a list");

    /// <summary>The first element of a list that is not empty.</summary>
    public FileNode First => this with { Path = $"{Path}[0]", Element = Element[0] };

    /// <summary>The elements of a list.</summary>
    public IReadOnlyList<FileNode> Items()
    {
        var items = new List<FileNode>(Count);
        items.AddRange(Element.EnumerateArray().Select((item, i) => this with { Path = $"{Path}[{i}]", Element = item }));
        return items;
    }

    public string Text() => Element.ValueKind == JsonValueKind.String
        ? Unicode(() => Element.GetString()!)
        : throw Wrong($"{Shown} is not a string");

    /// <summary>The text of a number, written as a JSON string or as a JSON number: both are read digit by digit.</summary>
    public string? Digits() => Element.ValueKind switch
    {
        JsonValueKind.String => Text(),
        JsonValueKind.Number => Element.GetRawText(),
        _ => null,
    };

    public int WholeNumber(int least, int most) =>
        Element.ValueKind == JsonValueKind.Number
        && int.TryParse(Element.GetRawText(), NumberStyles.None, null, out var number) && number >= least && number <= most
            ? number
            : throw Wrong($"{Shown} is not a whole number from {least} to {most}");

    /// <summary>JSON can escape half a character; such a string has no text.</summary>
    private string Unicode(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            throw Wrong("a string holds half a surrogate pair");
        }
    }

    private static string Step(string name) =>
        name.Length is > 0 and <= LongestName && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit)
            ? $".{name}"
            : $"[{JsonSerializer.Serialize(Quoted.Of(name, LongestName), InstanceFileWriter.Plain)}]";
}
