namespace SpecProofs.Tests;

public class CheckCommand_Output
{
    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);

    [Fact]
    public void Ledger_fits_100_columns()
    {
        var lines = Succeeds("check", "--statement", "T3.recursion", "X.sequence", "--cases", "5").Split(Environment.NewLine);
        Assert.Contains("T3.recursion      holds", lines[0], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void Words_are_wrapped_and_none_is_lost()
    {
        var text = string.Join(' ', Enumerable.Range(1, 80).Select(n => $"word{n}"));
        var lines = Prose.Wrap(text, 2).Split('\n');
        Assert.StartsWith("  word1 word2 ", lines[0], StringComparison.Ordinal);
        Assert.All(lines.Skip(1), line => Assert.StartsWith("    word", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
        Assert.All(lines.SkipLast(1), line => Assert.InRange(line.Length, 94, 100));
        Assert.Equal(text, string.Join(' ', lines.Select(line => line.Trim())));
    }

    [Fact]
    public void Time_left_is_in_proportion_to_the_work_left()
    {
        // No small world and 7 random cases of 10 units each. After one of them in 10 seconds, 60 seconds are left.
        var progress = new CheckProgress([Property(nameof(Theorem3_Rejections.Fresh_prefixes_follow_the_recursion))], new RunOptions(7));
        Assert.Equal("0 %, 0 of 1 properties", progress.After(TenSeconds));
        progress.Tried(10);
        Assert.Equal("14 %, 0 of 1 properties, about 1 min left", progress.After(TenSeconds));
        Assert.Equal("14 %, 0 of 1 properties", progress.After(TimeSpan.FromSeconds(1)));
        Assert.Equal("14 %, 0 of 1 properties, about 2 h 30 min left", progress.After(TimeSpan.FromMinutes(25)));
        progress.Tried(50);
        Assert.Equal("85 %, 0 of 1 properties, about 2 s left", progress.After(TenSeconds));
    }

    [Theory]
    [InlineData(nameof(Theorem3_Rejections.Fresh_prefixes_follow_the_recursion))]
    [InlineData(nameof(Theorem1_Lookahead.Without_bonus_rejections_do_not_depend_on_the_lookahead))]
    [InlineData(nameof(Theorem1_LookaheadWithBonus.With_a_bonus_a_longer_lookahead_can_save_rejections_and_can_cost_some))]
    public void Work_done_is_the_work_planned(string name)
    {
        var (law, options, done) = (Property(name), new RunOptions(20), 0L);
        _ = PropertyRunner.Run(law, options, work => done += work);
        Assert.Equal(PropertyWork.Planned(law, options), done);
    }

    [Fact]
    public void A_property_that_fails_early_leaves_nothing_to_do()
    {
        // The first property fails in its first case: 10 units of work in 10 seconds. The second is left, at a second per unit.
        var failed = Property(nameof(Theorem3_Rejections.Fresh_prefixes_follow_the_recursion));
        var other = Property(nameof(Algorithms_Agree.Drafting_the_whole_block_first_changes_nothing));
        var options = new RunOptions(10);
        var (first, second) = (PropertyWork.Planned(failed, options), PropertyWork.Planned(other, options));
        var progress = new CheckProgress([failed, other], options);
        progress.Tried(10);
        progress.Finished(new(failed, 1, 0, new(), TenSeconds, new(failed, [], new FalsifiedException("false"), "here", options)));
        Assert.Equal($"{1000 / (10 + second)} %, 1 of 2 properties, about {second} s left", progress.After(TenSeconds));
        Assert.NotEqual(1000 / (10 + second), 1000 / (first + second));
    }

    [Fact]
    public void Status_line_is_gone_in_the_end()
    {
        using var terminal = new StringWriter();
        using (var line = new StatusLine(terminal, _ => "half"))
        {
            line.Show();
        }

        Assert.EndsWith("\rhalf\rhalf\r    \r", terminal.ToString(), StringComparison.Ordinal);
    }

    private static StatedProperty Property(string name) => Theorems.Catalogue.Properties.Single(property => property.Method.Name == name);
}
