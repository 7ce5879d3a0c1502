using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SpecProofs.Forecast;

/// <summary>The sums of a part of a corpus as a file: a line for the whole, then one for each prompt, in order.</summary>
/// <remarks>
/// The same texts give the same bytes, whatever files and machines they came from. Version 2: the quantities are those of
/// <see cref="Sum"/>, whole numbers or steps of 2⁻³².
/// </remarks>
public static class PartialFile
{
    private const string Kind = "specproofs forecast partial";
    private const int Version = 2;

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(CorpusSums corpus)
    {
        using var bytes = new MemoryStream();
        Line(bytes, json =>
        {
            json.WriteString("file", Kind);
            json.WriteNumber("version", Version);
            json.WriteString("pair", corpus.Pair);
            json.WriteNumber("prompts", corpus.Prompts.Length);
        });
        foreach (var prompt in corpus.Prompts)
        {
            Line(bytes, json =>
            {
                json.WriteString("prompt", prompt.Prompt);
                json.WriteStartArray("sums");
                foreach (var value in prompt.Values)
                {
                    json.WriteNumberValue(value);
                }

                json.WriteEndArray();
            });
        }

        return bytes.ToArray();
    }

    /// <summary>The sums of several files.</summary>
    /// <exception cref="TraceFileException">A file is no such file, is there twice, or they are of different models.</exception>
    public static CorpusSums Merge(IReadOnlyList<string> paths)
    {
        var (parts, known) = (new List<CorpusSums>(), new Dictionary<string, string>());
        foreach (var path in paths)
        {
            var bytes = TraceFile.ReadAll(path);
            var digest = Convert.ToHexString(SHA256.HashData(bytes));
            if (!known.TryAdd(digest, path))
            {
                throw new TraceFileException(path, $"the same sums as {known[digest]}: the same part of the corpus twice?");
            }

            parts.Add(Read(path, bytes));
            if (parts[0].Pair != parts[^1].Pair)
            {
                throw new TraceFileException(path, $"mixed models: {Shown(parts[^1].Pair)} here, {Shown(parts[0].Pair)} in {paths[0]}");
            }
        }

        return CorpusSums.Of(parts);
    }

    private static void Line(MemoryStream bytes, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
    }

    private static CorpusSums Read(string path, byte[] bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        var (pair, prompts) = Header(path, lines[0]);
        if (lines.Length != prompts + 2 || lines[^1].Length > 0)
        {
            throw new TraceFileException(path, $"{lines.Length - 2} lines of prompts, and its first line says {prompts}: is it truncated?");
        }

        return new(pair, [.. Enumerable.Range(1, prompts).Select(i => Prompt(new(path, i + 1), lines[i]))]);
    }

    private static (string? Pair, int Prompts) Header(string path, string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.GetProperty("file").GetString() == Kind)
            {
                return json.RootElement.GetProperty("version").GetInt32() == Version
                    ? (json.RootElement.GetProperty("pair").GetString(), json.RootElement.GetProperty("prompts").GetInt32())
                    : throw new TraceFileException(path, $"partial sums of another version than {Version}");
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
        }

        throw new TraceFileException(path, "no file of partial sums, as --partial writes them");
    }

    private static PromptSums Prompt(TracePlace place, string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var values = json.RootElement.GetProperty("sums").EnumerateArray().Select(value => value.GetInt64()).ToArray();
            return values.Length == Sum.Count
                ? new(json.RootElement.GetProperty("prompt").GetString(), ImmutableCollectionsMarshal.AsImmutableArray(values))
                : throw new TraceFileException(place, $"{values.Length} sums instead of {Sum.Count}");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new TraceFileException(place, "not the sums of a prompt");
        }
    }

    private static string Shown(string? pair) => pair is null ? "no names" : $"\"{pair}\"";
}
