using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SpecProofs.Forecast;

/// <summary>One line of our own format, read into columns that the next line reuses.</summary>
internal sealed class JsonLine
{
    private readonly JsonColumn _tokens = new("tokens");
    private readonly JsonColumn _target = new("target");
    private readonly JsonColumn _draft = new("draft");
    private readonly JsonColumn _targetRows = new("targetRows", rows: true);
    private readonly JsonColumn _draftRows = new("draftRows", rows: true);
    private int[] _ids = [];

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
                Target = Values(_target),
                Draft = Values(_draft),
                Tokens = Ids(place),
                Vocabulary = Vocabulary(place),
                TargetRows = _targetRows.Values,
                DraftRows = _draftRows.Values,
            };
            CheckedLogs.Check(text);
            if (_tokens.Seen && _tokens.Values.Length != text.Target.Length)
            {
                throw new TraceFileException(place, $"{_tokens.Values.Length} tokens, {text.Target.Length} log-probabilities");
            }

            sink(text);
        }
        catch (JsonException)
        {
            throw new TraceFileException(place, NotJson(json));
        }
        catch (InvalidOperationException)
        {
            // JSON can escape half a character; such a string has no text.
            throw new TraceFileException(place, "a string is not UTF-8 or holds half a surrogate pair");
        }

        ReadOnlySpan<double> Values(JsonColumn column) =>
            column.Seen ? column.Values : throw new TraceFileException(place, $"\"{column.Name}\" is missing");
    }

    private ReadOnlySpan<int> Ids(TracePlace place)
    {
        var tokens = _tokens.Values;
        _ids = _ids.Length < tokens.Length ? new int[2 * tokens.Length] : _ids;
        for (var n = 0; n < tokens.Length; n++)
        {
            _ids[n] = tokens[n] is >= 0 and <= int.MaxValue && Math.Floor(tokens[n]) == tokens[n]
                ? (int)tokens[n]
                : throw new TraceFileException(place, $"\"tokens\", token {n + 1} is not the number of a token");
        }

        return _ids.AsSpan(0, tokens.Length);
    }

    /// <summary>V, the same in every row of both models; 0 without rows.</summary>
    private int Vocabulary(TracePlace place)
    {
        if (!_targetRows.Seen && !_draftRows.Seen)
        {
            return 0;
        }

        foreach (var needed in new[] { _tokens, _targetRows, _draftRows })
        {
            if (!needed.Seen)
            {
                throw new TraceFileException(place, $"\"{needed.Name}\" is missing: rows need tokens, targetRows and draftRows");
            }
        }

        foreach (var rows in new[] { _targetRows, _draftRows })
        {
            if (rows.RowCount != _target.Values.Length)
            {
                throw new TraceFileException(place, $"\"{rows.Name}\" has {rows.RowCount} rows for {_target.Values.Length} tokens");
            }

            if (_targetRows.RowLength != _draftRows.RowLength)
            {
                throw new TraceFileException(
                    place, $"rows of {_targetRows.RowLength} tokens in the target, {_draftRows.RowLength} in the draft");
            }
        }

        return _targetRows.RowLength;
    }

    private (string? Prompt, string? Pair) ReadMembers(TracePlace place, ReadOnlySpan<byte> json)
    {
        var (prompt, pair) = ((string?)null, (string?)null);
        var reader = new JsonCursor(json);
        JsonColumn[] columns = [_target, _draft, _tokens, _targetRows, _draftRows];
        foreach (var column in columns)
        {
            column.Clear();
        }

        _ = reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new TraceFileException(place, "not a JSON object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var known = false;
            for (var i = 0; i < columns.Length && !known; i++)
            {
                known = reader.Tokens.ValueTextEquals(columns[i].Name);
                if (known)
                {
                    columns[i].Read(place, ref reader);
                }
            }

            if (known)
            {
                continue;
            }

            if (reader.Tokens.ValueTextEquals("id"u8))
            {
                prompt = Name(place, "id", ref reader);
            }
            else if (reader.Tokens.ValueTextEquals("pair"u8))
            {
                pair = Name(place, "pair", ref reader);
            }
            else
            {
                throw new TraceFileException(
                    place,
                    $"unknown member \"{reader.Tokens.GetString()}\": id, pair, tokens, target, draft, targetRows, draftRows are known");
            }
        }

        // Anything behind the object is an error of the reader.
        _ = reader.Read();
        return (prompt, pair);
    }

    private static string Name(TracePlace place, string member, ref JsonCursor reader)
    {
        _ = reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.String => reader.Tokens.GetString()!,
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.Tokens.ValueSpan),
            _ => throw new TraceFileException(place, $"\"{member}\" is neither a string nor a number"),
        };
    }

    private static string NotJson(ReadOnlySpan<byte> json) =>
        json.IndexOfAny((byte)'N', (byte)'I') >= 0
            && (json.IndexOf("NaN"u8) >= 0 || json.IndexOf("Infinity"u8) >= 0)
                ? "NaN and Infinity are not JSON; write a draft's log 0 as \"-inf\""
                : string.Create(CultureInfo.InvariantCulture, $"not JSON at byte {JsonCursor.FirstError(json)}; is the file truncated?");
}
