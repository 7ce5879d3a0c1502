using System.Globalization;
using System.Text.Json.Nodes;
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

    /// <summary>The same rows as lines and as columns, one text without any.</summary>
    [Fact]
    public async Task Full_rows_have_the_sums_of_the_same_lines()
    {
        var (path, lines) = (_front.PathOf("t.parquet"), _front.PathOf("t.jsonl"));
        double[][] logs = [[Math.Log(0.5), Math.Log(0.5)], [double.NegativeInfinity, 0], [Math.Log(0.25), Math.Log(0.75)]];
        Rows[] texts =
        [
            new([0, 1], [logs[0], logs[1]], [logs[2], logs[0]]),
            new([1, 1], null, null),
            new([1, 0, 1], [logs[1], logs[0], logs[2]], [.. logs[..2], logs[0]]),
        ];
        await Write(path, texts);
        await File.WriteAllLinesAsync(lines, texts.Select(text => text.Line()));
        Assert.Equal(
            PartialFile.Write(CorpusReading.Sum(JsonLinesTraces.Read(lines))),
            PartialFile.Write(CorpusReading.Sum(ParquetTraces.Read(path))));
        Assert.Contains("From the full rows of 5 tokens", Succeeds("forecast", path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_do_not_fit_are_refused()
    {
        var path = _front.PathOf("t.parquet");
        double[] even = [Math.Log(0.5), Math.Log(0.5)];
        await Refuses("row 1: \"draftRows\" has 1 rows for 2 tokens", new Rows([0, 1], [even, even], [even]));
        await Refuses("row 1: \"targetRows\" has 0 rows for 1 tokens", new Rows([0], null, [even]));
        await Refuses(
            "row 2: \"targetRows\" has rows of more than one length",
            new Rows([0], [even], [even]),
            new([0, 1], [even, [0]], [even, even]));
        await Refuses("row 1: rows of 2 tokens in the target, 1 in the draft", new Rows([0], [even], [[0]]));
        await Refuses("row 1: 1 tokens, 2 log-probabilities", new Rows([0], [even, even], [even, even]) { Logs = 2 });
        await Refuses("row 1: \"tokens\", token 1 is not the number of a token", new Rows([-1], [even], [even]));
        await Refuses("row 1: token 1: 2 is not in a vocabulary of 2", new Rows([2], [even], [even]));
        await Refuses("row 1: \"draftRows\" lacks the value of a token: null or NaN", new Rows([1], [even], [[double.NaN, 0]]));
        await Refuses("row 1: token 1: the draft's row has total probability 1.5: not a whole row", new Rows([1], [even], [[even[0], 0]]));
        await Write(path, [new([1], [even], [even])], name: "targetrows");
        Assert.Equal($"{path}: no column \"targetRows\": rows need tokens, targetRows and draftRows", IsRefused("forecast", path));

        async Task Refuses(string problem, params Rows[] texts)
        {
            await Write(path, texts);
            Assert.Equal($"{path}: {problem}", IsRefused("forecast", path));
        }
    }

    /// <summary>The sample in data/, which a script wrote byte by byte, against the first five texts of the JSON lines.</summary>
    [Fact]
    public void The_sample_has_the_numbers_of_the_lines()
    {
        var traces = Path.Combine(Repository.Root, "data", "traces");
        var five = _front.File("five.jsonl", string.Join('\n', File.ReadLines(Path.Combine(traces, "english.jsonl")).Take(5)));
        var rows = CorpusReading.Sum(ParquetTraces.Read(Path.Combine(traces, "english.parquet")));
        var lines = CorpusReading.Sum(JsonLinesTraces.Read(five));
        Assert.Equal(
            lines.Prompts.SelectMany(prompt => prompt.Values[..Sum.RowTokens]),
            rows.Prompts.SelectMany(prompt => prompt.Values[..Sum.RowTokens]));
        var english = InstanceFile.Read(Data("english.json")).Instance.ToFloatingPoint();
        var variation = File.ReadLines(five).Sum(line =>
        {
            var context = english.Start;
            return JsonNode.Parse(line)!["tokens"]!.AsArray().Sum(token =>
            {
                var here = context.Coupling.TotalVariation;
                context = context.After(token!.GetValue<int>());
                return here;
            });
        });
        Assert.Equal(variation / 250, DecodingForecast.Of(rows, ForecastSettings.Default).Rows!.Variation.Value, 6);
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

    private static async Task Write(string path, Rows[] texts, string name = "targetRows")
    {
        var tokens = new ListField("tokens", new DataField<int>("element"));
        var target = new ListField("target", new DataField<double>("element"));
        var draft = new ListField("draft", new DataField<double>("element"));
        var targetRows = new ListField(name, new ListField("element", new DataField<double>("element")));
        var draftRows = new ListField("draftRows", new ListField("element", new DataField<double>("element")));
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(tokens, target, draft, targetRows, draftRows), stream);
        using var group = writer.CreateRowGroup();
        await WriteList(group, (DataField)tokens.Item, [.. texts.Select(text => text.Tokens)]);
        await WriteList(group, (DataField)target.Item, [.. texts.Select(text => text.At(text.Target))]);
        await WriteList(group, (DataField)draft.Item, [.. texts.Select(text => text.At(text.Draft))]);
        await WriteRows(group, (DataField)((ListField)targetRows.Item).Item, [.. texts.Select(text => text.Target)]);
        await WriteRows(group, (DataField)((ListField)draftRows.Item).Item, [.. texts.Select(text => text.Draft)]);
    }

    private static Task WriteList<T>(ParquetRowGroupWriter group, DataField field, T[][] rows)
        where T : struct => group.WriteAllPartsAsync<T>(
        field,
        rows.SelectMany(row => row).ToArray().AsMemory(),
        rows.SelectMany(row => row.Select(_ => field.MaxDefinitionLevel)).ToArray().AsMemory(),
        rows.SelectMany(row => row.Select((_, n) => n == 0 ? 0 : 1)).ToArray().AsMemory(),
        CancellationToken.None);

    /// <summary>A text without rows is a null list: an entry of the least level, without a number.</summary>
    private static Task WriteRows(ParquetRowGroupWriter group, DataField field, double[][]?[] texts) => group.WriteAllPartsAsync<double>(
        field,
        texts.SelectMany(text => text ?? []).SelectMany(row => row).ToArray().AsMemory(),
        texts.SelectMany(text => text?.SelectMany(row => row.Select(_ => field.MaxDefinitionLevel)) ?? [0]).ToArray().AsMemory(),
        texts.SelectMany(text => text?.SelectMany((row, n) => row.Select((_, x) => x > 0 ? 2 : n > 0 ? 1 : 0)) ?? [0]).ToArray().AsMemory(),
        CancellationToken.None);

    /// <summary>A text with rows, or without.</summary>
    private sealed record Rows(int[] Tokens, double[][]? Target, double[][]? Draft)
    {
        public int? Logs { get; init; }

        /// <summary>The logarithms of the written tokens; of what is no token some number.</summary>
        public double[] At(double[][]? rows) => [.. Enumerable.Range(0, Logs ?? Tokens.Length)
            .Select(n => (rows ?? []).ElementAtOrDefault(n)?.Cast<double?>().ElementAtOrDefault(Tokens.ElementAtOrDefault(n)) ?? -0.5)];

        public string Line() => $"{{\"tokens\":[{string.Join(',', Tokens)}],\"target\":{Text(At(Target))},\"draft\":{Text(At(Draft))}"
            + (Target is null ? "}" : $",\"targetRows\":{Text(Target)},\"draftRows\":{Text(Draft!)}}}");

        private static string Text(double[][] rows) => $"[{string.Join(',', rows.Select(Text))}]";

        private static string Text(double[] values) => $"[{string.Join(',', values.Select(value =>
            double.IsNegativeInfinity(value) ? "\"-inf\"" : value.ToString("R", CultureInfo.InvariantCulture)))}]";
    }
}
