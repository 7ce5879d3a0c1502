namespace SpecProofs.Tests;

public class CheckCommand_BadInput
{
    [Theory]
    [InlineData("T9.nonsense", "check", "--statement", "T9.nonsense")]
    [InlineData("T9.nonsense", "check", "--statement", "T1.law", "T9.nonsense")]
    [InlineData("t1.LAW", "check", "--statement", "t1.LAW")]
    public void An_unknown_statement_is_named_beside_the_known_ones(string id, params string[] args)
    {
        var problem = IsRefused(args);
        Assert.StartsWith($"--statement: no id begins with \"{id}\"; the ids are ", problem, StringComparison.Ordinal);
        Assert.Contains(" T1.law, ", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("many")]
    public void A_number_of_cases_that_is_none(string cases) =>
        Assert.Contains(cases, IsRefused("check", "--cases", cases), StringComparison.Ordinal);
}
