namespace SpecProofs.Tests;

/// <summary>Illegal models cannot be made, and each refusal names the place and the value.</summary>
public sealed class Models_RefuseNonsense
{
    private static readonly Distribution<Rational> Half = Distribution<Rational>.Uniform(2);
    private static readonly Distribution<Rational> Third = Distribution<Rational>.Uniform(3);

    [Fact]
    public void A_matrix_has_a_row_for_each_token() =>
        Refused("matrix 1 must be 2 rows over 2 tokens", () => MarkovChain<Rational>.PerStep(Half, [[Half, Half], [Half]]));

    [Fact]
    public void The_rows_of_a_matrix_are_over_all_tokens() =>
        Refused("matrix 0 must be 2 rows over 2 tokens", () => MarkovChain<Rational>.Homogeneous(Half, [Half, Third]));

    [Fact]
    public void A_chain_with_a_matrix_for_each_step_has_no_row_beyond_the_last()
    {
        var chain = MarkovChain<Rational>.PerStep(Half, [[Half, Half], [Half, Half]]);
        var (at, rows) = (chain.Start, 0);
        for (; rows < 3; rows++)
        {
            Assert.Same(Half, chain.Next(at));
            at = chain.After(at, 1);
        }

        // As a table does; it wraps around only if its matrices take turns.
        foreach (var beyond in new[] { at, chain.After(at, 0), chain.After(chain.After(at, 1), 1) })
        {
            Assert.Equal(
                "the chain has a matrix for each step of horizon 3, and no row beyond it",
                Assert.Throws<InvalidOperationException>(() => chain.Next(beyond)).Message);
        }

        var single = MarkovChain<Rational>.PerStep(Half, []);
        Assert.Throws<InvalidOperationException>(() => single.Next(single.After(single.Start, 0)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public void A_token_that_is_not_in_the_vocabulary_leads_nowhere(int token)
    {
        var start = new Instance<Rational>(new Iid<Rational>(Half), new Iid<Rational>(Half), horizon: 2).Start;
        for (var times = 0; times < 2; times++)
        {
            var refused = Assert.Throws<ArgumentOutOfRangeException>(() => start.After(token));
            Assert.StartsWith($"there is no token {token}: the vocabulary is 0 … 1", refused.Message, StringComparison.Ordinal);
            _ = start.After(1);
        }
    }

    [Fact]
    public void Matrices_that_take_turns_are_at_least_one() =>
        Refused("a chain for any horizon needs a matrix", () => MarkovChain<Rational>.InTurn(Half, []));

    [Fact]
    public void A_table_has_a_row_for_the_empty_prefix() =>
        Refused("no row for the empty prefix", () => Table((Tokens.Of(0), Half)));

    [Fact]
    public void The_rows_of_a_table_are_over_the_same_tokens() =>
        Refused(
            "the row of prefix \"0 1\" has 3 tokens, the first has 2",
            () => Table((Tokens.Empty, Half), (Tokens.Of(0), Half), (Tokens.Of(0, 1), Third)));

    [Fact]
    public void An_order_is_not_negative() =>
        Refused("order -1 needs a text of more than -1 tokens; this one has 2", () => NGramCounts.Of([0, 1], vocabulary: 2, order: -1));

    [Fact]
    public void A_text_is_longer_than_the_order()
    {
        Refused("order 2 needs a text of more than 2 tokens; this one has 2", () => NGramCounts.Of([0, 1], vocabulary: 2, order: 2));
        Assert.Equal(3, NGramCounts.Of([0, 1], vocabulary: 2, order: 1).Contexts);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public void A_counted_token_is_in_the_vocabulary(int token) =>
        Refused($"token {token} at position 1 is not in 0 … 1", () => NGramCounts.Of([1, token, 0], vocabulary: 2, order: 0));

    [Fact]
    public void Counts_have_a_row_for_each_context() =>
        Refused("order 1 over 2 tokens has 3 contexts, there are 2 rows", () => NGramCounts.Of(2, 1, [[1, 1], [1, 1]]));

    [Fact]
    public void More_contexts_than_numbers_are_refused() =>
        Assert.Throws<OverflowException>(() => NGramCounts.Of(vocabulary: 1000, order: 10, []));

    [Fact]
    public void A_row_of_counts_has_one_for_each_token() =>
        Refused("row 2 must hold 2 non-negative counts", () => NGramCounts.Of(2, 1, [[1, 1], [1, 1], [1]]));

    [Fact]
    public void A_count_is_not_negative()
    {
        Refused("row 1 must hold 2 non-negative counts", () => NGramCounts.Of(2, 1, [[1, 1], [1, -1], [1, 1]]));
        Assert.Equal([0L, 1], NGramCounts.Of(2, 1, [[1, 1], [0, 1], [1, 1]])[1].ToArray());
    }

    [Fact]
    public void Smoothing_is_not_negative() =>
        Refused("smoothing", () => new NGramModel<Rational>(NGramCounts.Of([0, 1], vocabulary: 2, order: 0), Rational.Parse("-1/2")));

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_certain_token_is_in_the_vocabulary(int token) =>
        Refused("token", () => Distribution<Rational>.Point(token, vocabulary: 2));

    [Fact]
    public void A_model_for_another_horizon_is_named()
    {
        var forTwo = MarkovChain<Rational>.PerStep(Half, [[Half, Half]]);
        Refused(
            "the draft is defined for horizon 2, the instance has horizon 3",
            () => new Instance<Rational>(forTwo, new Iid<Rational>(Half), 3));
        Refused(
            "the target is defined for horizon 2, the instance has horizon 1",
            () => new Instance<Rational>(new Iid<Rational>(Half), forTwo, 1));
        Assert.Equal(2, new Instance<Rational>(forTwo, forTwo, 2).Horizon);
    }

    private static PrefixTable<Rational> Table(params (Tokens Prefix, Distribution<Rational> Row)[] rows) =>
        PrefixTable<Rational>.Of(rows.ToDictionary(row => row.Prefix, row => row.Row));

    private static void Refused(string because, Func<object> make) =>
        Assert.Contains(because, Assert.ThrowsAny<ArgumentException>(make).Message, StringComparison.Ordinal);
}
