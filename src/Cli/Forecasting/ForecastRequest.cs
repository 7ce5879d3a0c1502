namespace SpecProofs.Cli;

/// <summary>What to forecast, and from which files.</summary>
internal sealed record ForecastRequest
{
    /// <summary>Files with the numbers of both models; of partial sums with <see cref="Merge"/>.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Files with the target's numbers.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Files with the draft's numbers, one for each of the target's.</summary>
    public IReadOnlyList<string> Drafts { get; init; } = [];

    /// <summary>How many of the first tokens of a scored sequence are the prompt's.</summary>
    public int? PromptLength { get; init; }

    /// <summary>How the files are read: those of the targets, or of both models, and those of the drafts; null to find out.</summary>
    public (TraceFormat Target, TraceFormat Draft)? Formats { get; init; }

    /// <summary>Whether the text may be anyone's.</summary>
    public bool GivenText { get; init; }

    /// <summary>Whether the files hold partial sums.</summary>
    public bool Merge { get; init; }

    /// <summary>What is forecast.</summary>
    public ForecastSettings Settings { get; init; } = ForecastSettings.Default;

    /// <summary>All files, in words.</summary>
    public string Words => (Files.Count + Targets.Count + Drafts.Count, Files.Count, Targets.Count) switch
    {
        (1, 1, _) => Files[0],
        (2, 0, 1) => $"{Targets[0]}, {Drafts[0]}",
        var (all, _, _) => $"{all} files",
    };

    /// <summary>The sums of the corpus.</summary>
    /// <exception cref="TraceFileException">A file cannot be used.</exception>
    /// <exception cref="BadInputException">No file, a file twice, or not a draft for each target.</exception>
    public CorpusSums Read()
    {
        if (Files.Count + Targets.Count + Drafts.Count == 0)
        {
            throw new BadInputException("no file to read. Try --help.");
        }

        if (Targets.Count != Drafts.Count)
        {
            throw new BadInputException($"{Targets.Count} files of --target and {Drafts.Count} of --draft: each target's needs a draft's");
        }

        if (Files.Concat(Targets).Concat(Drafts).CountBy(Path.GetFullPath).FirstOrDefault(file => file.Value > 1).Key is { } twice)
        {
            throw new BadInputException($"{twice}: given twice");
        }

        if (Merge && Targets.Count > 0)
        {
            throw new BadInputException("--merge takes files of partial sums, and neither --target nor --draft");
        }

        CheckFormats();
        var corpus = Merge
            ? PartialFile.Merge(Files)
            : CorpusReading.Sum(Files.SelectMany(file => TraceFormat.Read(file, Formats?.Target))
                .Concat(Targets.Zip(Drafts).SelectMany(pair => TraceFormat.Read(pair.First, pair.Second, PromptLength, Formats))));
        return corpus.Texts == 0 ? throw new TraceFileException(Words, "no text in it")
            : !GivenText && TextOrigin.Problem(corpus) is { } problem
                ? throw new TraceFileException(
                    Words, $"{problem}. --given-text forecasts all the same what verification would do if this text came out")
                : corpus;
    }

    private void CheckFormats()
    {
        if (Formats is not { } formats)
        {
            return;
        }

        if (Merge)
        {
            throw new BadInputException("--merge takes files of partial sums, and no --format");
        }

        if (Files.Count > 0 && (formats.Target.IsOfOneModel || formats.Draft != formats.Target))
        {
            throw new BadInputException($"--format {(formats.Target.IsOfOneModel ? formats.Target.Name : "with two names")}: "
                + $"such files come in pairs, with --target and --draft; {Files[0]} stands alone");
        }

        if (Targets.Count > 0 && new[] { formats.Target, formats.Draft }.FirstOrDefault(format => !format.IsOfOneModel) is { } both)
        {
            throw new BadInputException(
                $"--format {both.Name}: such a file has both models' numbers, and goes without --target and --draft");
        }
    }
}
