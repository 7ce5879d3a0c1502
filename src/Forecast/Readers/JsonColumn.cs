using System.Text.Json;

namespace SpecProofs.Forecast;

/// <summary>A member of a line that is a list of numbers, or of rows of numbers; its memory is reused from line to line.</summary>
/// <param name="name">The member's name.</param>
/// <param name="rows">Whether it is a list of rows.</param>
internal sealed class JsonColumn(string name, bool rows = false)
{
    private double[] _values = new double[rows ? 0 : 1024];
    private int _count;

    /// <summary>The member's name.</summary>
    public string Name => name;

    /// <summary>Whether the line has it.</summary>
    public bool Seen { get; private set; }

    /// <summary>The numbers, row after row.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, _count);

    /// <summary>Rows.</summary>
    public int RowCount { get; private set; }

    /// <summary>Numbers in each row.</summary>
    public int RowLength { get; private set; }

    /// <summary>Before the next line.</summary>
    public void Clear() => (Seen, _count, RowCount, RowLength) = (false, 0, 0, 0);

    /// <summary>Reads the value that follows.</summary>
    /// <exception cref="TraceFileException">It is no list of numbers, or stands there twice.</exception>
    public void Read(TracePlace place, ref JsonCursor reader)
    {
        if (Seen)
        {
            throw new TraceFileException(place, $"\"{name}\" stands twice");
        }

        Seen = true;
        _ = reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new TraceFileException(place, $"\"{name}\" is not a list");
        }

        if (!rows)
        {
            ReadNumbers(place, ref reader);
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            var before = _count;
            ReadNumbers(place, ref reader);
            if (RowCount > 0 && _count - before != RowLength)
            {
                throw new TraceFileException(
                    place, $"\"{name}\": row {RowCount + 1} has {_count - before} numbers, the rows before it {RowLength}");
            }

            (RowLength, RowCount) = (_count - before, RowCount + 1);
        }

        if (reader.TokenType != JsonTokenType.EndArray)
        {
            throw new TraceFileException(place, $"\"{name}\" is not a list of rows");
        }
    }

    private void ReadNumbers(TracePlace place, ref JsonCursor reader)
    {
        if (reader.ReadNumbers(ref _values, ref _count))
        {
            return;
        }

        var first = _count;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (_count == _values.Length)
            {
                Array.Resize(ref _values, checked(Math.Max(1024, 2 * _count)));
            }

            var n = _count - first + 1;
            _values[_count++] = reader.TokenType switch
            {
                JsonTokenType.Number => reader.Tokens.GetDouble(),
                JsonTokenType.String when reader.Tokens.ValueTextEquals("-inf"u8) => double.NegativeInfinity,
                JsonTokenType.Null => throw new TraceFileException(place, $"\"{name}\" lacks the value of token {n}: null"),
                _ => throw new TraceFileException(place, $"\"{name}\", token {n} is not a number"),
            };
        }
    }
}
