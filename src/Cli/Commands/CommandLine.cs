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

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Executable reference for the theory of speculative decoding.")
        {
            CheckCommand.Create(output, error),
            CiteCommand.Create(output),
            ForecastCommand.Create(output, error),
            InstanceCommand.Create(output),
            LearnCommand.Create(output),
            ProveCommand.Create(output),
            ReproduceCommand.Create(output, error),
        };

        // A file name may start with '@'.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            return Refuse(error, $"{string.Join(' ', parsed.Errors.Select(problem => problem.Message).Distinct())} Try --help.");
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is BadInputException or InstanceFileException or TraceFileException or BudgetExceededException)
        {
            return Refuse(error, e.Message);
        }
    }

    private static int Refuse(TextWriter error, string message)
    {
        error.WriteLine(string.Concat(message.Select(character => char.IsControl(character) ? ' ' : character)));
        return Bad;
    }
}
