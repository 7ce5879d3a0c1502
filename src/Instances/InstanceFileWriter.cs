using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpecProofs.Instances;

/// <summary>Writes an instance file: one row a line, line feeds, the same bytes for the same instance everywhere.</summary>
public static class InstanceFileWriter
{
    /// <summary>Letters beyond ASCII are written as themselves.</summary>
    internal static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file's text. A context that was never counted is left out.</summary>
    public static string Write(LearntInstance learnt) => string.Join('\n', [
        "{",
        $"  \"note\": {Quoted(learnt.Note)},",
        $"  \"vocabulary\": [{string.Join(", ", learnt.Names.Names.Select(Quoted))}],",
        $"  \"horizon\": {learnt.Horizon},",
        .. Model("draft", learnt.Draft, learnt),
        "  } } },",
        .. Model("target", learnt.Target, learnt),
        "  } } }",
        "}",
        string.Empty]);

    private static IEnumerable<string> Model(string name, NGramCounts counts, LearntInstance learnt)
    {
        yield return $"  \"{name}\": {{ \"ngram\": {{ \"order\": {counts.Order}, \"smoothing\": \"{learnt.Smoothing}\", \"counts\": {{";
        var counted = Enumerable.Range(0, counts.Contexts).Where(context => counts[context].IndexOfAnyExcept(0L) >= 0).ToArray();
        foreach (var context in counted)
        {
            var key = Quoted(learnt.Names.Format(counts.TokensOf(context)));
            yield return $"    {key}: [{string.Join(", ", counts[context].ToArray())}]{(context == counted[^1] ? string.Empty : ",")}";
        }
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Plain);
}
