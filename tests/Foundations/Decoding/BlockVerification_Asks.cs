namespace SpecProofs.Tests;

/// <summary>Which prefixes of a block are tested, and with what probability, where every test fails.</summary>
public sealed class BlockVerification_Asks
{
    /// <summary>p = (9/10, 1/10), q = (1/2, 1/2), and token 0 is drafted: w = 5/9, (5/9)², (5/9)³ and s = 8/45, 22/405.</summary>
    [Fact]
    public void Prefixes_are_tested_from_the_longest_down_and_the_empty_one_is_not()
    {
        var instance = new Instance<Rational>(
            new Iid<Rational>(Distribution<Rational>.Proportional(9, 1)),
            new Iid<Rational>(Distribution<Rational>.Uniform(2)),
            horizon: 4);
        var (chance, text) = (new Unlucky(), new Text<Rational>(instance));
        new BlockVerification<Rational>(3).Advance(chance, text);
        Assert.Equal(["125/729", "11/151", "2/7"], chance.Tests);
        Assert.Equal("1!", text.ToTranscript().ToString());
    }

    /// <summary>Draws the first token that can be drawn and fails every test.</summary>
    private sealed class Unlucky : IChance<Rational>
    {
        public List<string> Tests { get; } = [];

        public int Draw(Distribution<Rational> distribution) => distribution.Support[0];

        public bool Accept(Rational probability)
        {
            Tests.Add($"{probability}");
            return false;
        }
    }
}
