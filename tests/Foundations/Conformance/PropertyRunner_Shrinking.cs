namespace SpecProofs.Tests;

/// <summary>A run that only asks whether a law fails tries nothing after the first case that does.</summary>
public sealed class LawRunner_Shrinking
{
    [Fact]
    public void Without_shrinking_the_first_case_that_fails_is_the_last_one_tried()
    {
        var (law, result) = Tried(shrink: false);
        Assert.Equal(1, law.Cases);
        Assert.Contains("found     in random case 1 of 10, not shrunk", result.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Shrinking_tries_smaller_ones()
    {
        var (law, result) = Tried(shrink: true);
        Assert.True(law.Cases > 1);
        Assert.Contains("found     in random case 1 of 10, shrunk", result.Failure, StringComparison.Ordinal);
    }

    private static (NeverTrue Law, PropertyResult Result) Tried(bool shrink)
    {
        var law = new NeverTrue();
        return (law, PropertyRunner.Run(
            new(
                Theorems.Catalogue.Find("T1.law"),
                new("T1.law"),
                typeof(NeverTrue).GetMethod(nameof(NeverTrue.Holds))!)
            {
                Target = law,
            },
            new RunOptions(10, Shrink: shrink)));
    }

    /// <summary>A law of everything that can be generated, and false of all of it.</summary>
    internal sealed class NeverTrue
    {
        public int Cases { get; private set; }

        public void Holds(
            GeneratedInstance given,
            Lookahead lookahead,
            Drafts drafts,
            GeneratedRows rows,
            Levels levels,
            Damping damping,
            GeneratedRule member)
        {
            Cases++;
            throw new FalsifiedException($"{given} {lookahead} {drafts} {rows} {levels} {damping} {member}");
        }
    }
}
