using System.Reflection;
using System.Text;

namespace SpecProofs.Conformance;

/// <summary>The text of a failing case: who is wrong, the case, what differs there, how it was found and how to see it again.</summary>
internal static class Report
{
    public static string Of(StatedProperty property, IReadOnlyList<object> arguments, Exception why, string found, RunOptions options)
    {
        var text = new StringBuilder($"{Summary(property, arguments, why)}\n");
        text.Append($"  {Indented(Evidence(why), 2)}\n\n");
        text.Append(property.Target is ClaimedProperty ? string.Empty : $"  property  {property.Name}\n");
        text.Append($"  found     {found}\n");
        text.Append($"  replay    {Replay(property, options)}");
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>
    /// Who is wrong, in a line: the decoder where one is accused, the statement where a number is wrong, the program where it failed.
    /// </summary>
    public static string Headline(StatedProperty property, IReadOnlyList<object> arguments, Exception why)
    {
        var id = property.Statement.Id;
        return (why, property.Target, property.IsSearch) switch
        {
            (not FalsifiedException, ClaimedProperty claim, _) => $"{claim.NameOf(arguments)} failed: {Fault.Headline(why)} ({id})",
            (not FalsifiedException, _, _) => $"the program failed while {id} was checked: {Fault.Headline(why)}",
            (_, _, true) => $"{id} is refuted: the reading is {property.Statement.Words}",
            (_, ClaimedProperty claim, _) => $"{claim.NameOf(arguments)} {claim.Denial} ({id})",
            (FalsifiedException { Accusation: { } accusation }, _, _) => $"{accusation} ({id})",
            _ when property.Statement.IsFalseReading =>
                $"the stated refutation of {id} has other numbers: the reading is {property.Statement.Words}",
            _ => $"{id} is falsified: {property.Statement.Words}",
        };
    }

    /// <summary>Headline and case.</summary>
    public static string Summary(StatedProperty property, IReadOnlyList<object> arguments, Exception why)
    {
        var text = new StringBuilder($"{Headline(property, arguments, why)}\n\n");
        foreach (var (parameter, argument) in property.Method.GetParameters().Zip(arguments))
        {
            text.Append($"  {NameOf(parameter, argument),-9} {Indented(Words(argument), 12)}\n");
        }

        if (why is FalsifiedException { Stated: { } stated })
        {
            text.Append($"  instance  {Indented(Words(stated), 12)}\n");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>A command, for any shell: the tool for a statement of a catalogue, the test run for a claim.</summary>
    public static string Replay(StatedProperty property, RunOptions options) => property.Target is ClaimedProperty claim
        ? claim.Scope.Replay ?? $"dotnet test -e SPECPROOFS_CASES={options.Cases} -e SPECPROOFS_SEED={options.Seed}"
        : $"specproofs check --statement {property.Statement.Id} --cases {options.Cases} --seed {options.Seed}{Assembly(property)}";

    /// <summary>The tool knows the suite's own statements; others it has to load.</summary>
    private static string Assembly(StatedProperty property) =>
        property.Method.Module.Assembly is { Location: { Length: > 0 } path } assembly && assembly.GetName().Name != "SpecProofs.Properties"
            ? $" --assembly \"{path}\""
            : string.Empty;

    private static string NameOf(ParameterInfo parameter, object argument) => argument switch
    {
        GeneratedInstance => "instance",
        ParameterValue value => value.Name,
        _ => parameter.Name!,
    };

    private static string Words(object argument) => argument is bool yes ? yes ? "yes" : "no" : argument.ToString() ?? "null";

    private static string Evidence(Exception why) => why is FalsifiedException falsified ? falsified.Evidence : Fault.Evidence(why);

    private static string Indented(string text, int columns) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n')
            .Select((line, i) => i == 0 || line.Length == 0 ? line : new string(' ', columns) + line));
}
