namespace SpecProofs.Cli;

/// <summary>Everything that <c>forecast</c> prints, computed before the first line is printed.</summary>
/// <param name="Sources">The files in a few words.</param>
/// <param name="Forecast">The numbers.</param>
internal sealed record ForecastReport(string Sources, DecodingForecast Forecast)
{
    /// <summary>The report that was requested.</summary>
    /// <exception cref="TraceFileException">A file cannot be used.</exception>
    /// <exception cref="BadInputException">No file, or a file twice.</exception>
    public static ForecastReport Of(ForecastRequest request)
    {
        if (request.Files.Count == 0)
        {
            throw new BadInputException("no file to read. Try --help.");
        }

        if (request.Files.CountBy(Path.GetFullPath).FirstOrDefault(file => file.Value > 1).Key is { } twice)
        {
            throw new BadInputException($"{twice}: given twice");
        }

        var corpus = CorpusReading.Sum(request.Files.SelectMany(JsonLinesTraces.Read));
        return corpus.Tokens == 0
            ? throw new TraceFileException(string.Join(", ", request.Files), "no text in it")
            : new(request.Files.Count == 1 ? request.Files[0] : $"{request.Files.Count} files", DecodingForecast.Of(corpus, request.Settings));
    }
}
