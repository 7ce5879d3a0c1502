using System.CommandLine;

namespace SpecProofs.Cli;

/// <summary><c>specproofs learn TEXT</c>: an instance of two n-gram models counted from a text.</summary>
internal static class LearnCommand
{
    /// <summary>Bytes of a text: a hundred novels.</summary>
    private const int LargestText = 1 << 25;

    public static Command Create(TextWriter output)
    {
        var text = new Argument<string>("TEXT") { Description = "The text, in UTF-8." }.OfPath();
        var draft = Numbers.Option("--draft-order", "Order of the draft: symbols that it remembers.", 0, NGramSize.LongestOrder);
        var target = Numbers.Option("--target-order", "Order of the target: symbols that it remembers.", 0, NGramSize.LongestOrder);
        var smoothing = new Option<string>("--smoothing")
        {
            Description = "Added to every count: a fraction or decimal.",
            HelpName = "L",
            DefaultValueFactory = _ => "1/2",
        };
        var horizon = Numbers.Option("--horizon", "Tokens to decode (default 50).", 1, InstanceFile.LargestHorizon);
        var denominator = Numbers.Option("--denominator", "Round every row to this sum (default 65536).", 1, int.MaxValue);
        var raw = new Option<bool>("--raw") { Description = "Keep the raw counts; exact results then have very long fractions." };
        var alphabet = new Option<string>("--alphabet")
        {
            Description = "Letters to keep; every other run of characters becomes one space.",
            HelpName = "LETTERS",
            DefaultValueFactory = _ => LetterText.Latin,
        };
        var file = new Option<string>("--output", "-o") { Description = "The instance file to write.", HelpName = "FILE", Required = true }
            .OfPath();
        (draft.Required, target.Required) = (true, true);
        var command = new Command("learn", "Count two character n-gram models from a text and write an instance file.")
        {
            text, draft, target, smoothing, horizon, denominator, raw, alphabet, file,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(raw) && result.GetValue(denominator) is not null)
            {
                result.AddError("--raw and --denominator exclude each other.");
            }
        });
        command.SetAction(parsed =>
        {
            var settings = new LearnSettings(
                parsed.GetRequiredValue(draft).GetValueOrDefault(),
                parsed.GetRequiredValue(target).GetValueOrDefault(),
                Numbers.NotNegative("--smoothing", parsed.GetRequiredValue(smoothing)),
                parsed.GetValue(horizon) ?? 50,
                parsed.GetValue(raw) ? null : parsed.GetValue(denominator) ?? 65536);
            var (path, to) = (parsed.GetRequiredValue(text), parsed.GetRequiredValue(file));
            if (Paths.AreSame(path, to))
            {
                throw new BadInputException($"--output: {Quoted.Path(to)} is the text itself, which would be overwritten");
            }

            var letters = Fold(path, parsed.GetRequiredValue(alphabet));
            var learnt = Learn(path, letters, settings);
            OutputFile.Write(to, Instance(to, learnt));
            output.Write($"{to}: {learnt.Note}\n{Folding.Of(letters)}");
            return CommandLine.Ok;
        });
        return command;
    }

    /// <summary>The text of the file, as <c>instance</c> will take it.</summary>
    private static string Instance(string path, LearntInstance learnt)
    {
        var json = InstanceFileWriter.Write(learnt);
        if (json.Length > InstanceFile.LargestFile)
        {
            throw new BadInputException(
                $"{Quoted.Path(path)}: would have {json.Length:N0} characters, and instance reads {InstanceFile.LargestFile:N0}: "
                + "use a lower order");
        }

        InstanceCost.Check(path, InstanceFile.Parse(path, json).Instance, new InstanceRequest());
        return json;
    }

    private static LetterText Fold(string path, string alphabet)
    {
        var text = InputFile.ReadText(path, problem => new BadInputException($"{Quoted.Path(path)}: {problem}"), LargestText);
        try
        {
            return LetterText.Fold(text, alphabet);
        }
        catch (FormatException e)
        {
            throw new BadInputException($"--alphabet: {e.Message}");
        }
    }

    private static LearntInstance Learn(string path, LetterText text, LearnSettings settings)
    {
        var (length, vocabulary) = (text.Symbols.Length, text.Names.Vocabulary);
        if (length == 0)
        {
            throw new BadInputException($"{Quoted.Path(path)}: the text has no letters of the alphabet; {Folding.Others(text)}");
        }

        foreach (var (name, order) in new[] { ("--draft-order", settings.DraftOrder), ("--target-order", settings.TargetOrder) })
        {
            if (order >= length)
            {
                throw new BadInputException(
                    $"{Quoted.Path(path)}: {name}: order {order} needs more than {order} symbols, the text has {length}");
            }

            if (!NGramSize.IsAffordable(vocabulary, order))
            {
                throw new BadInputException(
                    $"{name}: order {order} over {vocabulary} tokens has too many contexts: "
                    + $"at most {NGramSize.MostContexts(vocabulary):N0} are possible");
            }
        }

        return settings.Denominator < vocabulary
            ? throw new BadInputException($"--denominator: {settings.Denominator} is less than the {vocabulary} tokens of a row")
            : LearntInstance.From(text, Path.GetFileName(path), settings);
    }
}
