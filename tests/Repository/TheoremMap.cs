using System.Text.RegularExpressions;

namespace SpecProofs.Tests;

/// <summary>THEOREMS.md, the catalogue, the properties and the doc comments say the same.</summary>
public sealed partial class TheoremMap
{
    private static readonly IReadOnlyList<StatedProperty> Properties = Theorems.Catalogue.Properties;

    /// <summary>SPECPROOFS_ACCEPT=1 regenerates it.</summary>
    [Fact]
    public void The_page_is_what_the_catalogue_gives() => ApprovedPage.Matches(TheoremsPage.Path, TheoremsPage.Today());

    [Fact]
    public void Every_statement_has_an_exact_property() => Assert.All(
        Theorems.Catalogue.Statements.Where(statement => statement.Family != "S"),
        statement => Assert.Contains(Properties, property => property.Mark.FalseAlarm == 0 && property.Statement == statement));

    [Fact]
    public void Every_statistical_property_states_its_power() =>
        Assert.All(Properties, property => Assert.Equal(property.Mark.FalseAlarm > 0, property.Mark.Power.Length > 0));

    [Fact]
    public void The_statistical_properties_together_raise_a_false_alarm_with_at_most_one_in_a_billion() =>
        Assert.InRange(Properties.Sum(property => property.Mark.FalseAlarm), 0, 1e-9);

    [Fact]
    public void Every_statement_that_a_comment_names_exists() =>
        Assert.Empty(DocumentedTypes.Named.Except(Theorems.Catalogue.Statements.Select(statement => statement.Id)));

    [Fact]
    public void Every_formula_balances_its_braces_and_has_no_text_beside_it() => Assert.All(Theorems.Catalogue.Statements, statement =>
    {
        Assert.Equal(statement.Formula.Count(letter => letter == '{'), statement.Formula.Count(letter => letter == '}'));
        Assert.DoesNotMatch(NotLatex(), statement.Formula);
    });

    [Fact]
    public void Every_formula_in_README_is_that_of_a_statement()
    {
        var page = File.ReadAllText(System.IO.Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");
        var formulas = page.Split("```math\n").Skip(1).Select(block => block.Split("\n```")[0]).ToList();
        Assert.NotEmpty(formulas);
        Assert.All(formulas, formula => Assert.Contains(Theorems.Catalogue.Statements, statement => statement.Formula == formula));
    }

    [Fact]
    public void Every_name_in_the_map_exists() => Assert.All(
        Names().Matches(File.ReadAllText(TheoremsPage.Path))
            .Where(match => Theorems.Catalogue.Statements.All(statement => statement.Id != $"{match.Groups[1]}.{match.Groups[2]}")),
        match => Assert.True(Exists(match.Groups[1].Value, match.Groups[2].Value), $"{match.Value} is not a public member"));

    [Fact]
    public void Every_property_is_a_test_that_runs() => Assert.All(Properties, property => Assert.True(
        property.Method.DeclaringType is { IsPublic: true, IsAbstract: false } type && property.Method.IsPublic
            && type.GetConstructor([]) is not null,
        $"{property.Name} is not a public method of a public class that can be made"));

    private static bool Exists(string type, string member) =>
        new[] { typeof(IModel<>), typeof(Rational), typeof(MonteCarlo), typeof(InstanceFile), typeof(Catalogue), typeof(Theorems) }
            .SelectMany(known => known.Assembly.GetExportedTypes())
            .Any(exported => exported.Name.Split('`')[0] == type && exported.GetMember(member).Length > 0);

    [GeneratedRegex(@"`(\w+)\.(\w+)`")]
    private static partial Regex Names();

    /// <summary>Anything that is not plain ASCII.</summary>
    [GeneratedRegex(@"[^\x20-\x7E]")]
    private static partial Regex NotLatex();
}
