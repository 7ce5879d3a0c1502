using Parquet;
using Parquet.Schema;

namespace SpecProofs.Tests;

/// <summary>Parquet files have the sums of the JSON lines with the same numbers, and are refused as these are.</summary>
public sealed class ParquetTraces_Reading : IDisposable
{
    private readonly FrontDoor _front = new();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Rows_have_the_sums_of_the_same_lines(int groups)
    {
        var (english, chance) = (InstanceFile.Read(Data("english.json")).Instance.ToFloatingPoint(), new Sampler<double>(11));
        var texts = Enumerable.Range(0, 90).Select(_ => SampledTraces.Text(english, chance)).ToArray();
        var path = _front.PathOf("t.parquet");
        await Write(path, groups, [.. texts.Select((text, i) => ($"p{i % 40}", text.Draft, text.Target))]);
        var read = CorpusReading.Sum(ParquetTraces.Read(path));
        var expected = CorpusReading.Sum(texts.Select((text, i) => (TraceChunk)(sink =>
            sink(new() { Place = new("t", i + 1), Prompt = $"p{i % 40}", Draft = text.Draft, Target = text.Target }))));
        Assert.Equal(PartialFile.Write(expected), PartialFile.Write(read));
        Assert.Contains("90 texts of 40 prompts, 4,500 tokens", Succeeds("forecast", path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_trace_is_refused()
    {
        var path = _front.PathOf("t.parquet");
        await Write(path, 1, [("a", [-1, -2], [-1, -1]), ("b", [-1, -1], [-1])]);
        Assert.Equal($"{path}: row 2: 1 log-probabilities of the target, 2 of the draft", IsRefused("forecast", path));
        await Write(path, 1, [("a", [-1, double.NaN], [-1, -1])]);
        Assert.Equal($"{path}: row 1: \"draft\" lacks the value of a token: null or NaN", IsRefused("forecast", path));
        await Write(path, 1, [("a", [-1, 0.5], [-1, -1])]);
        Assert.Equal($"{path}: row 1: token 2: draft 0.5 is not a log-probability: it must be at most 0", IsRefused("forecast", path));
        await Write(path, 1, [("a", [-1], [-1])], column: "logprobs");
        Assert.Equal($"{path}: no column \"target\"", IsRefused("forecast", path));
        var bytes = await File.ReadAllBytesAsync(path);
        await File.WriteAllBytesAsync(path, bytes[..^9]);
        var refused = IsRefused("forecast", path);
        Assert.StartsWith($"{path}: not a Parquet file that can be read, or truncated: ", refused, StringComparison.Ordinal);
    }

    public void Dispose() => _front.Dispose();

    private static async Task Write(string path, int groups, (string Id, double[] Draft, double[] Target)[] texts, string column = "target")
    {
        var id = new DataField<string>("id");
        var target = new ListField(column, new DataField<double>("element"));
        var draft = new ListField("draft", new DataField<double>("element"));
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(id, target, draft), stream);
        foreach (var part in texts.Chunk((texts.Length + groups - 1) / groups))
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(id, part.Select(text => text.Id).ToArray());
            await WriteList(group, (DataField)target.Item, [.. part.Select(text => text.Target)]);
            await WriteList(group, (DataField)draft.Item, [.. part.Select(text => text.Draft)]);
        }
    }

    private static Task WriteList(ParquetRowGroupWriter group, DataField field, double[][] rows) => group.WriteAllPartsAsync<double>(
        field,
        rows.SelectMany(row => row).ToArray().AsMemory(),
        rows.SelectMany(row => row.Select(_ => field.MaxDefinitionLevel)).ToArray().AsMemory(),
        rows.SelectMany(row => row.Select((_, n) => n == 0 ? 0 : 1)).ToArray().AsMemory());
}
