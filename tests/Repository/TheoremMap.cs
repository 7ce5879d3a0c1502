using System.Reflection;
using System.Text.RegularExpressions;

namespace SpecProofs.Tests;

/// <summary>THEOREMS.md, the catalogue and the laws say the same.</summary>
public sealed partial class TheoremMap
{
    private static readonly IReadOnlyList<MethodInfo> Laws = PropertyRunner.PropertiesOf(typeof(Theorem1_OutputLaw).Assembly);

    private static readonly Dictionary<string, string> Rows = File.ReadLines(Path.Combine(Repository.Root, "THEOREMS.md"))
        .Select(line => RowId().Match(line))
        .Where(match => match.Success)
        .ToDictionary(match => match.Groups[1].Value, match => match.Value);

    [Fact]
    public void Every_statement_has_an_exact_law() => Assert.All(
        Catalogue.Statements.Where(statement => !statement.Id.StartsWith("S.", StringComparison.Ordinal)),
        statement => Assert.Contains(Laws, law => LawOf(law) is { FalseAlarm: 0 } marked && marked.Statement == statement));

    [Fact]
    public void Every_statistical_law_states_its_power() =>
        Assert.All(Laws.Select(LawOf), law => Assert.Equal(law.FalseAlarm > 0, law.Power.Length > 0));

    [Fact]
    public void The_statistical_laws_together_raise_a_false_alarm_with_at_most_one_in_a_billion() =>
        Assert.InRange(Laws.Sum(law => LawOf(law).FalseAlarm), 0, 1e-9);

    [Fact]
    public void Every_statement_has_a_row_with_its_words() => Assert.All(
        Catalogue.Statements,
        statement => Assert.Contains(statement.Words.Replace("|", "\\|", StringComparison.Ordinal), Rows[statement.Id], StringComparison.Ordinal));

    [Fact]
    public void Every_row_is_a_statement() => Assert.Empty(Rows.Keys.Except(Catalogue.Statements.Select(statement => statement.Id)));

    [Fact]
    public void Every_law_stands_in_the_row_of_its_statement() =>
        Assert.All(Laws, law => Assert.Contains($"`{law.DeclaringType!.Name}.{law.Name}`", Rows[LawOf(law).Statement.Id], StringComparison.Ordinal));

    [Fact]
    public void Every_name_in_the_map_exists() => Assert.All(
        Names().Matches(File.ReadAllText(Path.Combine(Repository.Root, "THEOREMS.md"))).Where(match => !Rows.ContainsKey($"{match.Groups[1]}.{match.Groups[2]}")),
        match => Assert.True(Exists(match.Groups[1].Value, match.Groups[2].Value), $"{match.Value} is not a public member"));

    [Fact]
    public void Every_law_is_a_test_that_runs() => Assert.All(Laws, law => Assert.True(
        law.DeclaringType is { IsPublic: true, IsAbstract: false } type && law.IsPublic && type.GetConstructor([]) is not null,
        $"{law.Name} is not a public method of a public class that can be made"));

    private static bool Exists(string type, string member) =>
        new[] { typeof(IModel<>).Assembly, typeof(Rational).Assembly, typeof(Catalogue).Assembly, typeof(Theorem1_OutputLaw).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Any(exported => exported.Name.Split('`')[0] == type && exported.GetMember(member).Length > 0);

    private static ChecksAttribute LawOf(MethodInfo law) => law.GetCustomAttribute<ChecksAttribute>()!;

    [GeneratedRegex(@"^\| `([A-Z0-9]+\.[A-Za-z]+)` \|.*$")]
    private static partial Regex RowId();

    [GeneratedRegex(@"`(\w+)\.(\w+)`")]
    private static partial Regex Names();
}
