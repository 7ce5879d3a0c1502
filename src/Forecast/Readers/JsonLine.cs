using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SpecProofs.Forecast;

/// <summary>One line of our own format, read into columns that the next line reuses.</summary>
internal sealed class JsonLine
{
    private readonly Column _tokens = new();
    private readonly Column _target = new();
    private readonly Column _draft = new();

    /// <summary>Hands the text of a line to the sink.</summary>
    /// <exception cref="TraceFileException">The line is not a trace.</exception>
    public void Read(TracePlace place, ReadOnlySpan<byte> json, TextSink sink)
    {
        try
        {
            var (prompt, pair) = ReadMembers(place, json);
            var text = new TraceText
            {
                Place = place,
                Prompt = prompt,
                Pair = pair,
                Target = Values("target", _target),
                Draft = Values("draft", _draft),
            };
            CheckedLogs.Check(text);
            if (_tokens.Seen && _tokens.Values.Length != text.Target.Length)
            {
                throw new TraceFileException(place, $"{_tokens.Values.Length} tokens, {text.Target.Length} log-probabilities");
            }

            sink(text);
        }
        catch (JsonException e)
        {
            throw new TraceFileException(place, NotJson(json, e));
        }
        catch (InvalidOperationException)
        {
            // JSON can escape half a character; such a string has no text.
            throw new TraceFileException(place, "a string is not UTF-8 or holds half a surrogate pair");
        }

        ReadOnlySpan<double> Values(string name, Column column) =>
            column.Seen ? column.Values : throw new TraceFileException(place, $"\"{name}\" is missing");
    }

    private (string? Prompt, string? Pair) ReadMembers(TracePlace place, ReadOnlySpan<byte> json)
    {
        var (prompt, pair) = ((string?)null, (string?)null);
        var reader = new Utf8JsonReader(json);
        (_tokens.Seen, _target.Seen, _draft.Seen) = (false, false, false);
        _ = reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new TraceFileException(place, "not a JSON object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("target"u8))
            {
                _target.Read(place, "target", ref reader);
            }
            else if (reader.ValueTextEquals("draft"u8))
            {
                _draft.Read(place, "draft", ref reader);
            }
            else if (reader.ValueTextEquals("tokens"u8))
            {
                _tokens.Read(place, "tokens", ref reader);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                prompt = Name(place, "id", ref reader);
            }
            else if (reader.ValueTextEquals("pair"u8))
            {
                pair = Name(place, "pair", ref reader);
            }
            else
            {
                throw new TraceFileException(place, $"unknown member \"{reader.GetString()}\": id, pair, tokens, target, draft are known");
            }
        }

        // Anything behind the object is an error of the reader.
        _ = reader.Read();
        return (prompt, pair);
    }

    private static string Name(TracePlace place, string member, ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
            _ => throw new TraceFileException(place, $"\"{member}\" is neither a string nor a number"),
        };
    }

    private static string NotJson(ReadOnlySpan<byte> json, JsonException error) =>
        json.IndexOfAny((byte)'N', (byte)'I') >= 0
            && (json.IndexOf("NaN"u8) >= 0 || json.IndexOf("Infinity"u8) >= 0)
                ? "NaN and Infinity are not JSON; write a draft's log 0 as \"-inf\""
                : string.Create(CultureInfo.InvariantCulture, $"not JSON at byte {error.BytePositionInLine + 1}; is the file truncated?");

    /// <summary>A list of numbers.</summary>
    private sealed class Column
    {
        private double[] _values = new double[1024];
        private int _count;

        public bool Seen { get; set; }

        public ReadOnlySpan<double> Values => _values.AsSpan(0, _count);

        public void Read(TracePlace place, string name, ref Utf8JsonReader reader)
        {
            (Seen, _count) = (!Seen, 0);
            if (!Seen)
            {
                throw new TraceFileException(place, $"\"{name}\" stands twice");
            }

            _ = reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                throw new TraceFileException(place, $"\"{name}\" is not a list");
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (_count == _values.Length)
                {
                    Array.Resize(ref _values, checked(2 * _count));
                }

                _values[_count++] = reader.TokenType switch
                {
                    JsonTokenType.Number => reader.GetDouble(),
                    JsonTokenType.String when reader.ValueTextEquals("-inf"u8) => double.NegativeInfinity,
                    JsonTokenType.Null => throw new TraceFileException(place, $"\"{name}\" lacks the value of token {_count}: null"),
                    _ => throw new TraceFileException(place, $"\"{name}\", token {_count} is not a number"),
                };
            }
        }
    }
}
