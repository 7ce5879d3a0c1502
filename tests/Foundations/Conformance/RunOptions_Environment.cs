namespace SpecProofs.Tests;

/// <summary>The variables that set the number of cases and the seed.</summary>
public sealed class RunOptions_Environment
{
    [Theory]
    [InlineData("SPECPROOFS_CASES", "abc", "SPECPROOFS_CASES is \"abc\": write a whole number from 1 to 2147483647")]
    [InlineData("SPECPROOFS_CASES", "-5", "SPECPROOFS_CASES is \"-5\": write a whole number from 1 to 2147483647")]
    [InlineData("SPECPROOFS_CASES", "0", "SPECPROOFS_CASES is \"0\": write a whole number from 1 to 2147483647")]
    [InlineData("SPECPROOFS_CASES", "2147483648", "SPECPROOFS_CASES is \"2147483648\": write a whole number from 1 to 2147483647")]
    [InlineData("SPECPROOFS_SEED", "1.5", "SPECPROOFS_SEED is \"1.5\": write a whole number from 0 to 18446744073709551615")]
    [InlineData("SPECPROOFS_SHRINK", "yes", "SPECPROOFS_SHRINK is \"yes\": write a whole number from 0 to 1")]
    [InlineData("SPECPROOFS_EVERY", "0", "SPECPROOFS_EVERY is \"0\": write a whole number from 1 to 2147483647")]
    public void A_value_that_is_no_number_is_refused_in_a_line(string variable, string value, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => RunOptions.Of(name => name == variable ? value : null)).Message);

    [Fact]
    public void Variables_that_are_not_set_have_their_defaults()
    {
        Assert.Equal(new RunOptions(), RunOptions.Of(_ => null));
        Assert.Equal(
            new RunOptions(7, 9, Shrink: false, Every: 20),
            RunOptions.Of(name => name switch
            {
                "SPECPROOFS_CASES" => "7",
                "SPECPROOFS_SEED" => "9",
                "SPECPROOFS_EVERY" => "20",
                _ => "0",
            }));
    }

    [Fact]
    public void Of_the_small_world_each_case_of_a_number_can_be_tried()
    {
        Type[] parameters = [typeof(GeneratedInstance), typeof(Lookahead)];
        var all = new RunOptions().SmallCasesOf(parameters).ToList();
        var some = new RunOptions(Every: 20).SmallCasesOf(parameters).ToList();
        Assert.Equal(SmallWorld.Cases(parameters).Count(), all.Count);
        Assert.Equal((all.Count + 19) / 20, some.Count);
        Assert.Equal(all[20], some[1]);
    }
}
