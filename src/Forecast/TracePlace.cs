namespace SpecProofs.Forecast;

/// <summary>Where a text stands.</summary>
/// <param name="File">The path as the user wrote it.</param>
/// <param name="Number">Line, response, row or chunk, from 1.</param>
/// <param name="Unit">What is numbered where it is not lines; null for lines.</param>
public readonly record struct TracePlace(string File, long Number, string? Unit = null)
{
    /// <summary><c>traces.jsonl:12</c>, or <c>responses.json: response 12</c>.</summary>
    public override string ToString() => Unit is null ? $"{File}:{Number}" : $"{File}: {Unit} {Number}";
}
