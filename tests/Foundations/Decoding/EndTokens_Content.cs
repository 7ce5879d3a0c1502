namespace SpecProofs.Tests;

/// <summary>What an end token does to a text, and that no decoder of the library goes on behind it.</summary>
public sealed class EndTokens_Content
{
    private static readonly Distribution<Rational> Third = Distribution<Rational>.Uniform(3);

    /// <summary>Behind token 2 neither model has a row.</summary>
    private static readonly Instance<Rational> Ending = new(WithoutRows(), WithoutRows(), horizon: 4, endTokens: [2]);

    public static TheoryData<IDecoder<Rational>> Library => new(
        new Autoregressive<Rational>(),
        new Speculative<Rational>(3, Bonus: true),
        new Speculative<Rational>(),
        new RejectionBased<Rational>(Rule<Rational>.Lossless, 3),
        new BatchSpeculative<Rational>(3, 3),
        new BlockVerification<Rational>(3));

    [Fact]
    public void An_end_token_is_a_token() =>
        Assert.All(
            [-1, 3],
            token => Assert.Throws<ArgumentOutOfRangeException>(
                "endTokens", () => new Instance<Rational>(Ending.Draft, Ending.Target, 4, [0, token])));

    [Fact]
    public void Other_models_keep_the_end_tokens()
    {
        var other = Ending.With(target: new Iid<Rational>(Third));
        Assert.Equal((Ending.Draft, 4, false, true), (other.Draft, other.Horizon, other.Ends(1), other.Ends(2)));
    }

    [Fact]
    public void An_end_token_ends_the_text_and_the_round()
    {
        var text = new Text<Rational>(Ending);
        text.StartRound(3);
        text.Accept(0);
        Assert.Equal((2, false), (text.Undecided, text.Ended));
        text.Accept(2);
        Assert.Equal((2, 0, true), (text.Length, text.Undecided, text.Ended));
    }

    [Fact]
    public void What_is_written_behind_it_is_kept_up_to_the_horizon()
    {
        var text = new Text<Rational>(Ending);
        foreach (var token in new[] { 2, 0, 2, 1 })
        {
            text.Reject(token);
            Assert.True(text.Ended);
        }

        Assert.Equal("2! 0! 2! 1!", $"{text.ToTranscript()}");
        var refused = Assert.Throws<InvalidOperationException>(() => text.Accept(0));
        Assert.Equal("the decoder wrote token 0 at position 5, past the horizon of 4", refused.Message);
    }

    [Fact]
    public void A_copy_and_a_cleared_text_know_where_they_end()
    {
        var (text, copy) = (new Text<Rational>(Ending), new Text<Rational>(Ending));
        text.AppendFromTarget(2);
        copy.CopyFrom(text);
        text.Clear();
        Assert.Equal((false, true), (text.Ended, copy.Ended));
        text.AppendFromTarget(1);
        Assert.False(text.Ended);
    }

    [Fact]
    public void The_head_of_a_shorter_text_is_the_whole_text()
    {
        Assert.Equal([Tokens.Empty, Tokens.Of(1), Tokens.Of(1, 2), Tokens.Of(1, 2)], Enumerable.Range(0, 4).Select(Tokens.Of(1, 2).First));
        var run = new Transcript(Tokens.Of(1), [Source.Rejection], 1);
        Assert.Equal((true, false), (run.IsRejection(0), run.IsRejection(1)));
    }

    [Fact]
    public void A_block_of_drafts_ends_with_an_end_token() =>
        Assert.Equal([2], DraftBlock.Draw(new Scripted([2, 0]), Ending.Start, 3));

    /// <summary>There a model would throw, and the law would hold longer texts.</summary>
    [Theory, MemberData(nameof(Library))]
    public void Nothing_behind_an_end_token_is_looked_at_or_written(IDecoder<Rational> decoder)
    {
        var law = ExactLaw.OfTranscripts(decoder, Ending);
        Assert.Equal(TargetLaw.Of(Ending), law.Select(run => run.Tokens));
        Assert.All(law.Outcomes, run => Assert.True(run.Tokens.Length == 4 || run.Tokens[run.Tokens.Length - 1] == 2, $"{run}"));
    }

    private static PrefixTable<Rational> WithoutRows() => PrefixTable<Rational>.Of(3, prefix => prefix.Span.Contains(2)
        ? throw new InvalidOperationException($"the row of the prefix \"{prefix}\" was asked for")
        : prefix.Length % 2 == 0 ? Third : Distribution<Rational>.Proportional(1, 2, 3));

    /// <summary>Draws these tokens.</summary>
    private sealed class Scripted(IEnumerable<int> tokens) : IChance<Rational>
    {
        private readonly Queue<int> _tokens = new(tokens);

        public int Draw(Distribution<Rational> distribution) => _tokens.Dequeue();

        public bool Accept(Rational probability) => true;
    }
}
