using Parquet;
using Parquet.Schema;

namespace SpecProofs.ForecastParquet;

/// <summary>The columns of a file that are read.</summary>
internal sealed record TraceColumns(
    DataField Target, DataField Draft, DataField? Id, DataField? Tokens, DataField? TargetRows, DataField? DraftRows)
{
    /// <summary>Finds them.</summary>
    /// <exception cref="TraceFileException">One is missing, or of another type.</exception>
    public static TraceColumns Of(string path, ParquetReader reader)
    {
        var fields = reader.Schema.GetDataFields();
        var (targetRows, draftRows) = (Optional("targetRows"), Optional("draftRows"));
        var rows = targetRows is not null || draftRows is not null;
        return new(
            Column("target", 1),
            Column("draft", 1),
            Optional("id"),
            rows ? Column("tokens", 1, whole: true) : null,
            rows ? Column("targetRows", 2) : null,
            rows ? Column("draftRows", 2) : null);

        DataField? Optional(string name) => fields.FirstOrDefault(field => field.Path.FirstPart == name);

        DataField Column(string name, int depth, bool whole = false)
        {
            var needed = name is "target" or "draft" ? string.Empty : ": rows need tokens, targetRows and draftRows";
            var field = Optional(name) ?? throw new TraceFileException(path, $"no column \"{name}\"{needed}");
            var type = field.ClrType;
            return field.MaxRepetitionLevel == depth
                && (whole ? type == typeof(int) || type == typeof(long) : type == typeof(double) || type == typeof(float))
                    ? field
                    : throw new TraceFileException(
                        path, $"column \"{name}\" is no list of {(depth == 2 ? "lists of " : string.Empty)}"
                        + $"{(whole ? "32- or 64-bit whole numbers" : "floating-point numbers")}");
        }
    }
}
