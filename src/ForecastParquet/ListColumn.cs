using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace SpecProofs.ForecastParquet;

/// <summary>A column of lists of numbers: all numbers, and where each row's start.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">The numbers, NaN where one is null.</param>
/// <param name="Starts">Where the numbers of each row start, and behind the last where they end.</param>
internal sealed record ListColumn(string Name, double[] Values, int[] Starts)
{
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

    /// <summary>The column of a row group.</summary>
    public static ListColumn Read(ParquetRowGroupReader group, DataField field)
    {
        var name = field.Path.FirstPart!;
        using var raw = group.ReadRawColumnDataBaseAsync(field).AsTask().GetAwaiter().GetResult();
        if (raw is RawColumnData<double> wide)
        {
            return Of(name, wide.Values, raw.DefinitionLevels, raw.RepetitionLevels, field);
        }

        var narrow = (RawColumnData<float>)raw;
        var values = new double[narrow.Values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = narrow.Values[i];
        }

        return Of(name, values, raw.DefinitionLevels, raw.RepetitionLevels, field);
    }

    /// <summary>A definition level below the greatest is a null element where these are allowed, else a list without elements.</summary>
    private static ListColumn Of(
        string name, ReadOnlySpan<double> values, ReadOnlySpan<int> definitions, ReadOnlySpan<int> repetitions, DataField field)
    {
        var greatest = field.MaxDefinitionLevel;
        var (all, starts, next) = (new List<double>(repetitions.Length), new List<int>(), 0);
        for (var i = 0; i < repetitions.Length; i++)
        {
            if (repetitions[i] == 0)
            {
                starts.Add(all.Count);
            }

            var definition = definitions.IsEmpty ? greatest : definitions[i];
            if (definition == greatest)
            {
                all.Add(values[next++]);
            }
            else if (field.IsNullable && definition == greatest - 1)
            {
                all.Add(double.NaN);
            }
        }

        starts.Add(all.Count);
        return new(name, [.. all], [.. starts]);
    }
}
