namespace SpecProofs.Tests;

/// <summary>The text that a decoder writes: what each step does to it.</summary>
public sealed class Texts_Content
{
    private static readonly Instance<Rational> Pair = new(
        new Iid<Rational>(Distribution<Rational>.Uniform(3)), new Iid<Rational>(Distribution<Rational>.Uniform(3)), horizon: 4);

    [Fact]
    public void A_block_ends_at_the_horizon()
    {
        var text = Written();
        Assert.Equal((3, 0, 2, 1), (text.Length, text.Undecided, text.Rounds, text.Rejections));
        text.StartRound(2);
        Assert.Equal((1, 3), (text.Undecided, text.Rounds));
        text.AppendFromTarget(2);
        Assert.Equal((0, true), (text.Undecided, text.Ended));
        Assert.Equal("1 0! 2+ 2+", text.ToTranscript().ToString());
    }

    [Fact]
    public void A_cleared_text_is_as_a_new_one()
    {
        var text = Written();
        text.StartRound(1);
        text.Clear();
        Assert.Equal((0, 0, 0, 0, Pair.Start), (text.Length, text.Undecided, text.Rounds, text.Rejections, text.Context));
        Assert.Equal(new Text<Rational>(Pair).ToTranscript(), text.ToTranscript());
    }

    [Fact]
    public void A_copy_goes_on_by_itself()
    {
        var (text, copy) = (Written(), new Text<Rational>(Pair));
        text.StartRound(1);
        copy.CopyFrom(text);
        Assert.Equal(
            (text.Length, text.Undecided, text.Rounds, text.Rejections, text.Context),
            (copy.Length, copy.Undecided, copy.Rounds, copy.Rejections, copy.Context));
        copy.Accept(0);
        Assert.Equal("1 0! 2+", text.ToTranscript().ToString());
        Assert.Equal("1 0! 2+ 0", copy.ToTranscript().ToString());
    }

    [Fact]
    public void A_decoder_that_writes_nothing_is_named_with_its_place()
    {
        var text = Written();
        var error = Assert.Throws<InvalidOperationException>(() => new Idle().Run(new Sampler<Rational>(1), text));
        Assert.Equal("an idle decoder appended nothing at position 4: each step must append at least one token", error.Message);
    }

    /// <summary>A token kept, one replaced, and one from the target in a round of its own.</summary>
    [Fact]
    public void A_round_is_started_where_none_runs_and_never_drafts_past_the_horizon()
    {
        var text = new Text<Rational>(
            new(new Iid<Rational>(Distribution<Rational>.Uniform(2)), new Iid<Rational>(Distribution<Rational>.Uniform(2)), 3));
        text.EnsureRound(int.MaxValue);
        Assert.Equal((3, 1), (text.Undecided, text.Rounds));
        text.Accept(0);
        text.EnsureRound(1);
        Assert.Equal((2, 1), (text.Undecided, text.Rounds));
        text.Reject(1);
        text.EnsureRound(2);
        Assert.Equal((1, 2), (text.Undecided, text.Rounds));
    }

    private static Text<Rational> Written()
    {
        var text = new Text<Rational>(Pair);
        text.StartRound(3);
        text.Accept(1);
        Assert.Equal(2, text.Undecided);
        text.Reject(0);
        Assert.Equal(0, text.Undecided);
        text.StartRound(0);
        text.AppendFromTarget(2);
        return text;
    }

    private sealed class Idle : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
        }

        public override string ToString() => "an idle decoder";
    }
}
