using System.CommandLine;

namespace SpecProofs.Cli;

/// <summary>The commands, one class each; a user's error is one line.</summary>
internal static class CommandLine
{
    /// <summary>Success.</summary>
    public const int Ok = 0;

    /// <summary>Bad usage or input.</summary>
    public const int Bad = 1;

    /// <summary>A statement was falsified.</summary>
    public const int Falsified = 2;

    /// <summary>Characters of an error line at most; what the line quotes is cut much earlier.</summary>
    private const int LongestLine = 1000;

    /// <summary>Runs a command, whatever becomes of the two writers.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        using var guarded = new StandardOutput(output);
        try
        {
            var exit = Invoke(args, guarded, error);
            guarded.Flush();
            return exit;
        }
        catch (Exception e) when (Words(e) is not null)
        {
            return Refuse(error, Words(e)!);
        }
    }

    /// <summary>What a user is told of an exception that is no fault of the program; null for any other.</summary>
    private static string? Words(Exception thrown) => thrown switch
    {
        BadInputException or InstanceFileException or TraceFileException or BudgetExceededException => thrown.Message,
        OutputException => $"standard output: cannot be written: {thrown.Message}",
        OutOfMemoryException => "there is not enough memory for this",
        AggregateException several => several.Flatten().InnerExceptions.Select(Words).FirstOrDefault(words => words is not null),
        _ => null,
    };

    private static int Invoke(string[] args, StandardOutput output, TextWriter error)
    {
        var root = new RootCommand("Executable reference for the theory of speculative decoding.")
        {
            AuditCommand.Create(output, error),
            CheckCommand.Create(output, error),
            CiteCommand.Create(output),
            ForecastCommand.Create(output, error),
            InstanceCommand.Create(output, error),
            LearnCommand.Create(output),
            ProveCommand.Create(output),
            ReproduceCommand.Create(output, error),
        };

        // A file name may start with '@'.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            return Refuse(error, $"{Problems(parsed)} Try --help.");
        }

        return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
    }

    /// <summary>What is wrong with the arguments, each cut where it is quoted; as many problems as fit into a line.</summary>
    private static string Problems(ParseResult parsed)
    {
        const int Longest = 170;
        var given = parsed.Tokens.Select(token => token.Value).Concat(parsed.UnmatchedTokens)
            .Where(text => text.Length > Quoted.Longest / 2).Distinct().ToList();
        var problems = parsed.Errors.Select(error => error.Message).Distinct().Select(problem => given.Aggregate(
            problem, (line, text) => line.Replace(text, Quoted.Of(text, Quoted.Longest / 2), StringComparison.Ordinal)));
        return problems.Aggregate((line, more) => line.Length + more.Length < Longest ? $"{line} {more}" : line);
    }

    /// <summary>One line on standard error, if that can be written.</summary>
    private static int Refuse(TextWriter error, string message)
    {
        try
        {
            error.WriteLine(string.Concat(Quoted.Of(message, LongestLine).Select(letter => char.IsControl(letter) ? ' ' : letter)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // The exit code says it.
        }

        return Bad;
    }
}
