namespace SpecProofs.Tests;

/// <summary>Records of a run: what they count, when two are the same, and how they are written.</summary>
public sealed class Transcripts_Content
{
    private static readonly Transcript Run = new(Tokens.Of(0, 2, 1), [Source.Draft, Source.Rejection, Source.Target], Rounds: 2);

    [Fact]
    public void Rejections_are_counted() =>
        Assert.Equal((1, 3), (Run.Rejections, (Run with { Sources = [Source.Rejection, Source.Rejection, Source.Rejection] }).Rejections));

    [Fact]
    public void A_token_is_marked_with_its_source() => Assert.Equal("0 2! 1+", Run.ToString());

    [Fact]
    public void Two_with_the_same_content_are_the_same()
    {
        var copy = new Transcript(Tokens.Of(0, 2, 1), [Source.Draft, Source.Rejection, Source.Target], Rounds: 2);
        Assert.Equal(Run, copy);
        Assert.Equal(Run.GetHashCode(), copy.GetHashCode());
    }

    [Fact]
    public void Another_token_source_or_number_of_rounds_makes_another_one()
    {
        Assert.NotEqual(Run, Run with { Tokens = Tokens.Of(0, 2, 0) });
        Assert.NotEqual(Run, Run with { Sources = [Source.Draft, Source.Draft, Source.Target] });
        Assert.NotEqual(Run, Run with { Rounds = 3 });
        Assert.False(Run.Equals(null));
    }
}
