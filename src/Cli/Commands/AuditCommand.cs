using System.CommandLine;
using SpecProofs.Audit;

namespace SpecProofs.Cli;

/// <summary><c>specproofs audit -- COMMAND</c>: another process's verification function under the exact laws.</summary>
internal static class AuditCommand
{
    /// <summary>Each may hold a model.</summary>
    private const int MostChildren = 4;

    public static Command Create(TextWriter output, TextWriter error)
    {
        var claims = new Option<string[]>("--claim")
        {
            Description = $"What is claimed: {string.Join(", ", AuditClaim.All.Select(claim => claim.Name))} (lossless unless given).",
            HelpName = "LIST",
        };
        var lookaheads = new Option<string?>("--lookahead")
        {
            Description = "Only these lookaheads: whole numbers, or horizon (all unless given).",
            HelpName = "LIST",
        };
        var drafts = Numbers.Counts("--drafts", "Only these numbers of drafts (all unless given).");
        var cases = Numbers.Option("--cases", $"Random cases a claim ({RunOptions.DefaultCases} unless given).", 1, int.MaxValue);
        var seed = Numbers.Option("--seed", "Seed of the random cases (1 unless given).", 0UL, ulong.MaxValue);
        var numbers = new Option<string>("--numbers")
        {
            Description = "snap: a probability is the simplest fraction that rounding explains. float: it is the double that it is.",
            HelpName = "snap|float",
            DefaultValueFactory = _ => "snap",
        };
        numbers.AcceptOnlyFromAmong("snap", "float");
        var tolerance = new Option<string>("--tolerance")
        {
            Description = "How far a law may be from the claim, in total variation.",
            HelpName = "E",
            DefaultValueFactory = _ => AuditSettings.DefaultTolerance.ToDecimalString(6),
        };
        var shift = new Option<string?>("--shift")
        {
            Description = "How far a number may be moved to be read as a fraction; beyond it the audit ends (no limit unless given).",
            HelpName = "E",
        };
        var children = Numbers.Option(
            "--children",
            "Processes of the command that work at the same time (as many as cores unless given, up to 4). The verdict is the same.",
            1,
            64);
        var limit = new Option<string>("--call-limit")
        {
            Description = "Seconds for one run of the command's function.",
            HelpName = "S",
            DefaultValueFactory = _ => "10",
        };
        var paths = Numbers.Option(
            "--paths",
            $"Most paths of the small world, of random cases and of those near constants ({new ClaimBudget().StagePaths:N0} unless given).",
            1L,
            long.MaxValue);
        var seconds = new Option<string?>("--seconds")
        {
            Description = "Seconds for each claim, after which nothing more is tried (none unless given).",
            HelpName = "S",
        };
        var statistical = Numbers.Option(
            "--statistical",
            "Runs on each of 12 instances with the command's own random numbers, which then need not be steered.",
            1L,
            long.MaxValue);
        var picture = PictureOption.Create("Draw the choices of the counterexample to this SVG file.");
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var child = new Argument<string[]>("COMMAND")
        {
            Description = "The program to audit and its arguments, after --.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command(
            "audit", "Try claims about a verification function of another process: Python, C++, or anything that speaks the protocol.")
        {
            claims, lookaheads, drafts, cases, seed, numbers, tolerance, shift, children, limit, paths, seconds, statistical,
            picture, json, child,
        };
        command.SetAction(parsed =>
        {
            var names = (parsed.GetValue(claims) ?? []).SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries)).ToList();
            var words = parsed.GetRequiredValue(child);
            if (words[0].StartsWith('-'))
            {
                throw new BadInputException($"there is no option \"{words[0]}\": write options first, then --, then the command");
            }

            var settings = new AuditSettings(words, [.. (names.Count == 0 ? ["lossless"] : names).Select(Claimed)])
            {
                Lookaheads = Lookaheads(parsed.GetValue(lookaheads)),
                Drafts = parsed.GetValue(drafts) ?? [],
                Options = new(parsed.GetValue(cases) ?? RunOptions.DefaultCases, parsed.GetValue(seed) ?? 1),
                Snap = parsed.GetRequiredValue(numbers) == "snap",
                Tolerance = Numbers.NotNegative("--tolerance", parsed.GetRequiredValue(tolerance)),
                MostShift = parsed.GetValue(shift) is { } most ? Numbers.NotNegative("--shift", most) : Rational.One,
                Children = parsed.GetValue(children) ?? Math.Min(Environment.ProcessorCount, MostChildren),
                StagePaths = parsed.GetValue(paths) ?? new ClaimBudget().StagePaths,
                CallLimit = Seconds("--call-limit", parsed.GetRequiredValue(limit)),
            };
            if (parsed.GetValue(seconds) is { } time)
            {
                settings = settings with { Time = Seconds("--seconds", time) };
            }

            var drawing = parsed.GetValue(picture);
            PictureOption.Prepare(drawing);
            if (parsed.GetValue(statistical) is { } runs)
            {
                if (drawing is not null)
                {
                    throw new BadInputException("--picture: what is sampled has no tree of choices to draw");
                }

                return names.TrueForAll(name => name == "lossless")
                    ? Sample(settings, runs, parsed.GetValue(json), output, error)
                    : throw new BadInputException("--statistical: lossless is the only claim that can be sampled");
            }

            settings = settings with { Replay = Replay(settings) };
            return Run(settings, drawing, parsed.GetValue(json), output, error);
        });
        return command;
    }

    private static int Run(AuditSettings settings, string? drawing, bool json, TextWriter output, TextWriter error)
    {
        var progress = new AuditProgress();
        using var line = StatusLine.OnTerminal(error, progress.After);
        AuditResult result;
        try
        {
            result = Auditing.Run(settings, progress.Planned, progress.Tried);
        }
        catch (ChildFaultException e)
        {
            throw new BadInputException(e.Message);
        }
        finally
        {
            line?.Dispose();
        }

        output.Write(json ? AuditReportJson.Of(result, settings) : AuditReport.Of(result, settings));
        if (drawing is not null && PictureOption.Write(drawing, result.Claims.Select(claim => claim.Result)) is var words && !json)
        {
            output.WriteLine(words);
        }

        return result.Holds ? CommandLine.Ok : result.Falsified ? CommandLine.Falsified : CommandLine.Bad;
    }

    private static int Sample(AuditSettings settings, long runs, bool json, TextWriter output, TextWriter error)
    {
        var progress = new AuditProgress();
        progress.Planned(SampledInstances.Of(1).Count * runs);
        using var line = StatusLine.OnTerminal(error, progress.After);
        try
        {
            var (child, result) = StatisticalAudit.Run(settings, runs, progress.Tried);
            line?.Dispose();
            output.Write(json ? StatisticalReport.Json(child, result, settings) : StatisticalReport.Of(child, result, settings));
            return result.Departure is null ? CommandLine.Ok : CommandLine.Falsified;
        }
        catch (ChildFaultException e)
        {
            throw new BadInputException(e.Message);
        }
    }

    private static AuditClaim Claimed(string name) => AuditClaim.All.FirstOrDefault(claim => claim.Name == name)
        ?? throw new BadInputException(
            $"--claim: there is no claim \"{name}\"; the claims are {string.Join(", ", AuditClaim.All.Select(claim => claim.Name))}");

    private static IReadOnlyList<Lookahead> Lookaheads(string? list) => list is null ? [] :
    [
        .. list.Split(',', StringSplitOptions.TrimEntries).Select(part => part == "horizon"
            ? Lookahead.ToHorizon
            : int.TryParse(part, System.Globalization.NumberStyles.None, null, out var tokens) && tokens is > 0 and <= 64
                ? new Lookahead(tokens)
                : throw new BadInputException($"--lookahead: \"{part}\" is neither a whole number from 1 to 64 nor horizon")),
    ];

    private static TimeSpan Seconds(string name, string text) => (double)Numbers.NotNegative(name, text) is > 0 and <= 86400 and var seconds
        ? TimeSpan.FromSeconds(seconds)
        : throw new BadInputException($"{name}: \"{text}\" is not a number of seconds above 0 and up to 86400");

    /// <summary>The command that repeats this audit, with the words that a shell would split in quotes.</summary>
    private static string Replay(AuditSettings settings) =>
        $"specproofs audit --claim {string.Join(',', settings.Claims.Select(claim => claim.Name))}"
        + Listed("--lookahead", settings.Lookaheads.Select(each => each.IsToHorizon ? "horizon" : $"{each.Tokens}"))
        + Listed("--drafts", settings.Drafts.Select(each => $"{each}"))
        + $" --cases {settings.Options.Cases} --seed {settings.Options.Seed}{(settings.Snap ? string.Empty : " --numbers float")}"
        + (settings.Tolerance == AuditSettings.DefaultTolerance ? string.Empty : $" --tolerance {settings.Tolerance}")
        + (settings.StagePaths == new ClaimBudget().StagePaths ? string.Empty : $" --paths {settings.StagePaths}")
        + (settings.MostShift >= 1 ? string.Empty : $" --shift {settings.MostShift}")
        + $" -- {string.Join(' ', settings.Command.Select(Quoted))}";

    private static string Listed(string option, IEnumerable<string> values) =>
        string.Join(',', values) is { Length: > 0 } list ? $" {option} {list}" : string.Empty;

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(sign => char.IsAsciiLetterOrDigit(sign) || "-_./=:,+@%".Contains(sign, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
