using Parquet;

namespace SpecProofs.ForecastParquet;

/// <summary>What full rows need: the written tokens and a row of both models for each.</summary>
/// <param name="Tokens">The written tokens.</param>
/// <param name="Target">log q of every token at each position.</param>
/// <param name="Draft">log p of every token at each position.</param>
internal sealed record FullRows(ListColumn Tokens, ListColumn Target, ListColumn Draft)
{
    /// <summary>The columns of a row group; null where the file lacks them.</summary>
    public static FullRows? Read(ParquetRowGroupReader group, TraceColumns columns) => columns.TargetRows is null ? null
        : new(
            ListColumn.Read(group, columns.Tokens!),
            ListColumn.Read(group, columns.TargetRows),
            ListColumn.Read(group, columns.DraftRows!));

    /// <summary>V at a row of the file; 0 where it has no full rows.</summary>
    /// <exception cref="TraceFileException">Rows that are not whole, or not as many as tokens.</exception>
    public int Vocabulary(TracePlace place, int row, int tokens)
    {
        if (Target.Lists[row].Count == 0 && Draft.Lists[row].Count == 0)
        {
            return 0;
        }

        var (ofTarget, ofDraft) = (Target.LengthAt(place, row, tokens), Draft.LengthAt(place, row, tokens));
        return ofTarget == ofDraft
            ? ofTarget
            : throw new TraceFileException(place, $"rows of {ofTarget} tokens in the target, {ofDraft} in the draft");
    }
}
