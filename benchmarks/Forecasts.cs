using System.Globalization;
using System.Text;
using SpecProofs.Forecast;

namespace SpecProofs.Benchmarks;

/// <summary>A forecast from ten million positions of JSON lines, beside NumPy on the same file.</summary>
internal static class Forecasts
{
    private const int Texts = 20_000;
    private const int Tokens = 500;
    private const int TextsForNumPy = 2_000;

    public static void Measure(Comparison comparison)
    {
        comparison.Section(
            "Forecast of 16 lookaheads, token by token and as a block, from JSON lines",
            "positions", "megabytes", "seconds", "million positions a second", "NumPy, seconds a million positions", "ours / NumPy",
            "calls at γ = 4, token and block, off by", "prompts' sums, MB", "peak of memory, MB");
        var (whole, part) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            Write(whole, Texts);
            Write(part, TextsForNumPy);
            var sums = CorpusSums.Empty;
            var seconds = 0.0;
            var memory = PeakMemory.Of(() => seconds = Stopwatches.Once(() =>
            {
                sums = CorpusReading.Sum(JsonLinesTraces.Read(whole));
                _ = DecodingForecast.Of(sums, ForecastSettings.Default);
            }));
            var theirs = Python.Numbers("forecast_numpy.py", part);
            var ours = DecodingForecast.Of(CorpusReading.Sum(JsonLinesTraces.Read(part)), new() { Lookaheads = [4] });
            var (positions, rate) = ((double)Texts * Tokens, Texts * Tokens / seconds);
            comparison.Row(
                $"{positions:N0}",
                $"{new FileInfo(whole).Length / 1e6:0}",
                $"{seconds:0.00}",
                Comparison.Millions(rate),
                theirs is null ? "–" : $"{1e6 / theirs[0]:0.00}",
                Comparison.Ratio(rate, theirs?[0]),
                theirs is null ? "–" : string.Join(", ", ours.Lookaheads.Select((choice, i) =>
                    $"{Math.Abs((choice.TokensACall.Value / theirs[i + 1]) - 1):0e+0}")),
                $"{PartialFile.Write(sums).Length / 1e6:0.0}",
                memory[1]);
        }
        finally
        {
            File.Delete(whole);
            File.Delete(part);
        }
    }

    /// <summary>Texts of a chain of seven states, with logarithms in the digits of 32-bit numbers, as engines write them.</summary>
    private static void Write(string path, int texts)
    {
        var instance = Chains.Of(7, 2, 1, 1913).ToInstance<double>();
        var chance = new Sampler<double>(1);
        using var file = new StreamWriter(path, append: false, Encoding.ASCII, 1 << 20);
        var (draft, target, tokens) = (new float[Tokens], new float[Tokens], new int[Tokens]);
        for (var i = 0; i < texts; i++)
        {
            var context = instance.Start;
            for (var n = 0; n < Tokens; n++)
            {
                var x = chance.Draw(context.Target);
                (tokens[n], draft[n], target[n]) = (x, (float)Math.Log(context.Draft[x]), (float)Math.Log(context.Target[x]));
                context = instance.Start.After(x);
            }

            file.Write($"{{\"id\":{i},\"tokens\":[{string.Join(',', tokens)}],\"target\":[{Text(target)}],\"draft\":[{Text(draft)}]}}\n");
        }
    }

    private static string Text(float[] values) =>
        string.Join(',', values.Select(value => ((double)value).ToString("R", CultureInfo.InvariantCulture)));
}
