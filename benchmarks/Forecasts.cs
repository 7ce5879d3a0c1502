using SpecProofs.Forecast;
using SpecProofs.ForecastParquet;

namespace SpecProofs.Benchmarks;

/// <summary>A forecast from ten million positions of JSON lines and of Parquet, beside NumPy on the same texts.</summary>
internal static class Forecasts
{
    private const int Texts = 20_000;
    private const int Tokens = 500;
    private const int TextsForNumPy = 2_000;
    private const int TextsAGroup = 2_000;

    public static void Measure(Comparison comparison)
    {
        comparison.Section(
            "Forecast of 16 lookaheads, token by token and as a block",
            "file", "positions", "megabytes", "seconds", "seconds of processors",
            "million positions a second", "NumPy, seconds a million positions", "ours / NumPy",
            "calls at γ = 4, token and block, off by", "prompts' sums, MB", "peak of memory, MB");
        var folder = Directory.CreateTempSubdirectory("specproofs-");
        try
        {
            string PathOf(string name) => Path.Combine(folder.FullName, name);
            ForecastFiles.Write(Texts, Tokens, TextsAGroup, PathOf("whole.jsonl"), PathOf("whole.parquet"), null);
            ForecastFiles.Write(TextsForNumPy, Tokens, TextsAGroup, PathOf("part.jsonl"), PathOf("part.parquet"), PathOf("part.npy"));
            var (lines, array) = (PathOf("part.jsonl"), PathOf("part.npy"));
            Row(comparison, "JSON lines; NumPy reads the same", JsonLinesTraces.Read, PathOf("whole.jsonl"), PathOf("part.jsonl"), lines);
            Row(comparison, "Parquet; NumPy reads an .npy", ParquetTraces.Read, PathOf("whole.parquet"), PathOf("part.parquet"), array);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Row(
        Comparison comparison, string name, Func<string, IEnumerable<TraceChunk>> read, string whole, string part, string partOfNumPy)
    {
        var sums = CorpusSums.Empty;
        var seconds = 0.0;
        var busy = Environment.CpuUsage.TotalTime;
        var memory = PeakMemory.Of(() => seconds = Stopwatches.Once(() =>
        {
            sums = CorpusReading.Sum(read(whole));
            _ = DecodingForecast.Of(sums, ForecastSettings.Default);
        }));
        busy = Environment.CpuUsage.TotalTime - busy;
        var theirs = Python.Numbers("forecast_numpy.py", partOfNumPy);
        var ours = DecodingForecast.Of(CorpusReading.Sum(read(part)), new() { Lookaheads = [4] });
        var (positions, rate) = ((double)Texts * Tokens, Texts * Tokens / seconds);
        comparison.Row(
            name,
            $"{positions:N0}",
            $"{new FileInfo(whole).Length / 1e6:0}",
            $"{seconds:0.00}",
            $"{busy.TotalSeconds:0.00}",
            Comparison.Millions(rate),
            theirs is null ? "–" : $"{1e6 / theirs[0]:0.00}",
            Comparison.Ratio(rate, theirs?[0]),
            theirs is null ? "–" : string.Join(", ", ours.Lookaheads.Select((choice, i) =>
                $"{Math.Abs((choice.TokensACall.Value / theirs[i + 1]) - 1):0e+0}")),
            $"{PartialFile.Write(sums).Length / 1e6:0.0}",
            memory[1]);
    }
}
