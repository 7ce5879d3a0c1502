using System.Numerics;
using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace SpecProofs.ForecastParquet;

/// <summary>A column of lists of numbers, or of lists of such lists: all numbers, and where each row's start.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">The numbers, NaN where one is null.</param>
/// <param name="Starts">Where the numbers of each row start, and behind the last where they end.</param>
/// <param name="Lists">Of lists of lists: for each row how many lists, and how many numbers each of them has; else empty.</param>
internal sealed record ListColumn(string Name, double[] Values, int[] Starts, (int Count, int Length)[] Lists)
{
    /// <summary>The length of lists that are not all equally long.</summary>
    private const int Ragged = -1;

    /// <summary>The numbers of a row.</summary>
    /// <exception cref="TraceFileException">One of them is null.</exception>
    public ReadOnlySpan<double> At(TracePlace place, int row)
    {
        var values = Values.AsSpan(Starts[row], Starts[row + 1] - Starts[row]);
        foreach (var value in values)
        {
            if (double.IsNaN(value))
            {
                throw new TraceFileException(place, $"\"{Name}\" lacks the value of a token: null or NaN");
            }
        }

        return values;
    }

    /// <summary>The whole numbers of a row.</summary>
    /// <exception cref="TraceFileException">One of them is no token's number.</exception>
    public int[] TokensAt(TracePlace place, int row)
    {
        var values = At(place, row);
        var tokens = new int[values.Length];
        for (var n = 0; n < tokens.Length; n++)
        {
            tokens[n] = values[n] is >= 0 and <= int.MaxValue
                ? (int)values[n]
                : throw new TraceFileException(place, $"\"{Name}\", token {n + 1} is not the number of a token");
        }

        return tokens;
    }

    /// <summary>Numbers of each list in a row.</summary>
    /// <exception cref="TraceFileException">They are not equally long, or not as many as tokens.</exception>
    public int LengthAt(TracePlace place, int row, int tokens) =>
        Lists[row].Count != tokens ? throw new TraceFileException(place, $"\"{Name}\" has {Lists[row].Count} rows for {tokens} tokens")
        : Lists[row].Length == Ragged ? throw new TraceFileException(place, $"\"{Name}\" has rows of more than one length")
        : Lists[row].Length;

    /// <summary>The column of a row group.</summary>
    public static ListColumn Read(ParquetRowGroupReader group, DataField field)
    {
        using var raw = group.ReadRawColumnDataBaseAsync(field).AsTask().GetAwaiter().GetResult();
        return raw switch
        {
            RawColumnData<double> wide => Of(field, raw, wide.Values.ToArray()),
            RawColumnData<float> narrow => Of(field, raw, Wide(narrow.Values)),
            RawColumnData<int> numbers => Of(field, raw, Wide(numbers.Values)),
            _ => Of(field, raw, Wide(((RawColumnData<long>)raw).Values)),
        };
    }

    private static double[] Wide<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T>
    {
        var wide = new double[values.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = double.CreateTruncating(values[i]);
        }

        return wide;
    }

    private static ListColumn Of(DataField field, RawColumnData raw, double[] values)
    {
        var (name, greatest) = (field.Path.FirstPart!, field.MaxDefinitionLevel);
        var definitions = raw.DefinitionLevels;
        var full = definitions.IsEmpty || !definitions.ContainsAnyExcept(greatest);
        return full && field.MaxRepetitionLevel == 1
            ? new(name, values, Full(raw.RepetitionLevels), [])
            : Levels(name, values, full ? [] : definitions, raw.RepetitionLevels, field);
    }

    /// <summary>Where lists start of which none is empty and no number null.</summary>
    private static int[] Full(ReadOnlySpan<int> repetitions)
    {
        var starts = new int[repetitions.Count(0) + 1];
        for (int row = 0, at = 0; row < starts.Length - 1; row++)
        {
            (starts[row], at) = (at, at + 1);
            at = repetitions[at..].IndexOf(0) is >= 0 and var next ? at + next : repetitions.Length;
        }

        starts[^1] = repetitions.Length;
        return starts;
    }

    /// <summary>
    /// A definition level below the greatest is a null number where these are allowed, else a list without numbers; and the least is a row
    /// without lists.
    /// </summary>
    private static ListColumn Levels(
        string name, ReadOnlySpan<double> values, ReadOnlySpan<int> definitions, ReadOnlySpan<int> repetitions, DataField field)
    {
        var (greatest, deepest) = (field.MaxDefinitionLevel, field.MaxRepetitionLevel);
        var (all, starts, lists, next, begun) = (new List<double>(repetitions.Length), new List<int>(), new List<(int, int)>(), 0, 0);
        var (count, length) = (0, 0);
        for (var i = 0; i < repetitions.Length; i++)
        {
            var definition = definitions.IsEmpty ? greatest : definitions[i];
            if (repetitions[i] < deepest)
            {
                if (i > 0)
                {
                    CloseList();
                }

                begun = all.Count;
            }

            if (repetitions[i] == 0)
            {
                CloseRow();
                starts.Add(all.Count);
            }

            if (definition == greatest)
            {
                all.Add(values[next++]);
            }
            else if (field.IsNullable && definition == greatest - 1)
            {
                all.Add(double.NaN);
            }
        }

        CloseList();
        CloseRow();
        starts.Add(all.Count);
        return new(name, [.. all], [.. starts], deepest == 1 ? [] : [.. lists]);

        void CloseList()
        {
            var numbers = all.Count - begun;
            (count, length) = (count + 1, count == 0 || length == numbers ? numbers : Ragged);
        }

        void CloseRow()
        {
            if (starts.Count > 0)
            {
                // A row whose only list is empty has no lists: the levels of both are below those of any number.
                lists.Add(count == 1 && length == 0 ? (0, 0) : (count, length));
            }

            (count, length) = (0, 0);
        }
    }
}
