using System.Globalization;
using System.Text.Json;

namespace SpecProofs.Forecast;

/// <summary>A value in a response with its place, so that every message names both.</summary>
internal readonly record struct ResponseNode(TracePlace Place, string Path, JsonElement Element)
{
    /// <summary>vLLM and OpenAI write the logarithm of 0 as this number.</summary>
    private const double LogOfZero = -9999;

    /// <summary>Whether it is there and not null.</summary>
    public bool Exists => Element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>A member; one that does not exist where the object lacks it, or is none.</summary>
    public ResponseNode this[string name] => new(
        Place,
        string.IsNullOrEmpty(Path) ? name : $"{Path}.{name}",
        Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out var member) ? member : default);

    /// <summary>The elements of a list.</summary>
    /// <exception cref="TraceFileException">It is no list.</exception>
    public List<ResponseNode> Items()
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            throw Wrong("not a list");
        }

        var items = new List<ResponseNode>(Element.GetArrayLength());
        foreach (var item in Element.EnumerateArray())
        {
            items.Add(new(Place, $"{Path}[{items.Count}]", item));
        }

        return items;
    }

    /// <summary>A log-probability; NaN for null.</summary>
    /// <exception cref="TraceFileException">It is no number.</exception>
    public double Log() => Element.ValueKind switch
    {
        JsonValueKind.Null => double.NaN,
        JsonValueKind.Number => Element.GetDouble() is var value && value == LogOfZero ? double.NegativeInfinity : value,
        JsonValueKind.Undefined => throw Wrong("missing"),
        _ => throw Wrong($"{Element.GetRawText()} is not a number"),
    };

    /// <summary>A whole number.</summary>
    /// <exception cref="TraceFileException">It is none.</exception>
    public long Whole() => Element.ValueKind == JsonValueKind.Number && Element.TryGetInt64(out var value)
        ? value
        : throw Wrong(Exists ? $"{Element.GetRawText()} is not a whole number" : "missing");

    /// <summary>The text of a string; null for anything else.</summary>
    /// <exception cref="TraceFileException">It holds half a character.</exception>
    public string? Text()
    {
        try
        {
            return Element.ValueKind == JsonValueKind.String ? Element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            throw Wrong("a string is not UTF-8 or holds half a surrogate pair");
        }
    }

    /// <summary>The number that a text such as <c>token_id:17</c> holds; null for another text.</summary>
    public static long? IdIn(string? text) =>
        text?.StartsWith("token_id:", StringComparison.Ordinal) == true
            && long.TryParse(text.AsSpan(9), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? id
                : null;

    public TraceFileException Wrong(string problem) => new(Place, Path.Length == 0 ? problem : $"{Path}: {problem}");
}
