using System.Text;

namespace SpecProofs.Conformance;

/// <summary>The text of a counterexample: what is claimed, the smallest case found, what differs there, and how to see it again.</summary>
internal static class Report
{
    public static string Of(StatedProperty property, PropertyRunner.Failure failure, RunOptions options)
    {
        var (method, statement, claim) = (property.Method, property.Statement, property.Target as ClaimedProperty);
        var text = new StringBuilder();
        text.AppendLine($"{statement.Id} is {(property.IsSearch ? "refuted" : "falsified")}: {(property.IsSearch ? "the reading is " : string.Empty)}{statement.Words}");
        text.AppendLine($"  law       {claim?.ToString() ?? property.Name}").AppendLine();
        foreach (var (parameter, argument) in method.GetParameters().Zip(failure.Arguments))
        {
            text.AppendLine($"  {(argument is GeneratedInstance ? "instance" : parameter.Name),-9} {Indented(Words(argument), 12)}");
        }

        text.AppendLine().AppendLine($"  {Indented(Why(failure.Why), 2)}").AppendLine();
        text.AppendLine($"  found     {failure.Found}");
        text.Append($"  replay    {(claim is null ? $"dotnet run -c Release --project src/Cli -- check --statement {statement.Id} --cases {options.Cases} --seed {options.Seed}" : $"SPECPROOFS_CASES={options.Cases} SPECPROOFS_SEED={options.Seed}")}");
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Words(object argument) => argument is bool yes ? yes ? "yes" : "no" : argument.ToString() ?? "null";

    private static string Why(Exception exception) => exception is FalsifiedException
        ? exception.Message
        : $"the program failed: {exception.GetType().Name}: {exception.Message}\n{exception.StackTrace}";

    private static string Indented(string text, int columns) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select((line, i) => i == 0 || line.Length == 0 ? line : new string(' ', columns) + line));
}
