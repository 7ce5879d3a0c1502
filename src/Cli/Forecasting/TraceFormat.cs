namespace SpecProofs.Cli;

/// <summary>How files are read, as <c>--format</c> names it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Responses">Whose responses they hold; null for other files.</param>
internal sealed record TraceFormat(string Name, ResponseFormat? Responses = null)
{
    /// <summary>Our own JSON lines.</summary>
    public static readonly TraceFormat JsonLines = new("jsonl");

    /// <summary>Parquet.</summary>
    public static readonly TraceFormat Parquet = new("parquet");

    /// <summary>Logits that llama.cpp keeps.</summary>
    public static readonly TraceFormat Llama = new("llama.cpp");

    /// <summary>All that there are.</summary>
    public static readonly IReadOnlyList<TraceFormat> All =
    [
        JsonLines, Parquet,
        new("vllm", ResponseFormat.Vllm), new("sglang", ResponseFormat.Sglang), new("openai", ResponseFormat.OpenAi),
        Llama,
    ];

    /// <summary>Whether a file holds the numbers of one model, so that it takes two.</summary>
    public bool IsOfOneModel => Responses is not null || this == Llama;

    /// <summary>The formats of a list: one for all files, or the target's and the draft's.</summary>
    /// <exception cref="BadInputException">A name is unknown, or there are more than two.</exception>
    public static (TraceFormat Target, TraceFormat Draft) Parse(string list)
    {
        var formats = list.Split(',').Select(name => Named(name.Trim())).ToList();
        return formats.Count > 2
            ? throw new BadInputException($"--format: {formats.Count} names; one for all files, or the target's and the draft's")
            : formats.Any(format => format == Llama) && formats.Any(format => format != Llama)
                ? throw new BadInputException("--format: files of llama.cpp go with such files only")
                : (formats[0], formats[^1]);
    }

    /// <summary>The numbers of both models in one file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="format">Its format; null to find out.</param>
    /// <exception cref="TraceFileException">It cannot be read; or later, of a chunk.</exception>
    public static IEnumerable<TraceChunk> Read(string file, TraceFormat? format) =>
        (format ?? Found(file)) == Parquet ? ParquetTraces.Read(file) : JsonLinesTraces.Read(file);

    /// <summary>The numbers of both models in two files.</summary>
    /// <param name="target">The target's file.</param>
    /// <param name="draft">The draft's file.</param>
    /// <param name="promptLength">The prompt's share of a scored sequence, where the file does not say it.</param>
    /// <param name="formats">Their formats; null to find out.</param>
    /// <exception cref="TraceFileException">A file cannot be read; or later, of a chunk.</exception>
    public static IEnumerable<TraceChunk> Read(
        string target, string draft, int? promptLength, (TraceFormat Target, TraceFormat Draft)? formats) =>
        formats?.Target == Llama || (formats is null && (LlamaLogits.Matches(target) || LlamaLogits.Matches(draft)))
            ? LlamaLogits.Read(target, draft)
            : PairedResponses.Read(target, draft, promptLength, formats?.Target.Responses, formats?.Draft.Responses);

    private static TraceFormat Named(string name) => All.FirstOrDefault(format => format.Name == name)
        ?? throw new BadInputException($"--format: \"{name}\" is none of {string.Join(", ", All.Select(format => format.Name))}");

    private static TraceFormat Found(string file) =>
        ParquetTraces.Matches(file) ? Parquet
        : LlamaLogits.Matches(file)
            ? throw new TraceFileException(file, "one model's logits, from llama.cpp: give two such files with --target and --draft")
            : JsonLines;
}
