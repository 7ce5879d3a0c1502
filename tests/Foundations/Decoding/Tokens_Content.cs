namespace SpecProofs.Tests;

/// <summary>Sequences of tokens: what they hold, how they compare, and how they are written.</summary>
public sealed class Tokens_Content
{
    /// <summary>In the order that is meant: by length, then token by token.</summary>
    private static readonly Tokens[] Ascending =
        [Tokens.Empty, Tokens.Of(0), Tokens.Of(2), Tokens.Of(10), Tokens.Of(0, 0), Tokens.Of(0, 9), Tokens.Of(1, 0), Tokens.Of(0, 0, 0)];

    [Fact]
    public void They_are_ordered_by_length_and_then_token_by_token()
    {
        foreach (var (i, left) in Ascending.Index())
        {
            foreach (var (j, right) in Ascending.Index())
            {
                Assert.Equal(Math.Sign(i.CompareTo(j)), Math.Sign(left.CompareTo(right)));
                Assert.Equal((i > j, i < j, i >= j, i <= j), (left > right, left < right, left >= right, left <= right));
            }
        }
    }

    [Fact]
    public void They_are_equal_exactly_if_their_tokens_are()
    {
        foreach (var (i, left) in Ascending.Index())
        {
            foreach (var (j, right) in Ascending.Index())
            {
                var copy = Tokens.Of(right.Span);
                Assert.Equal((i == j, i != j, i == j, i == j), (left == copy, left != copy, left.Equals(copy), left.Equals((object)copy)));
            }
        }

        Assert.False(Tokens.Empty.Equals("0"));
    }

    [Fact]
    public void Equal_ones_have_equal_hashes_and_others_hardly_ever_do()
    {
        Assert.All(Ascending, tokens => Assert.Equal(tokens.GetHashCode(), Tokens.Of(tokens.Span).GetHashCode()));
        Assert.Distinct(Ascending.Select(tokens => tokens.GetHashCode()));
    }

    [Fact]
    public void They_grow_at_the_end_and_are_cut_there()
    {
        Assert.Equal(Tokens.Of(3, 1), Tokens.Empty.Then(3).Then(1));
        Assert.Equal((2, 1), (Tokens.Of(3, 1).Length, Tokens.Of(3, 1)[1]));
        Assert.Equal(Tokens.Of(3, 1), Tokens.Of(3, 1, 2).First(2));
        Assert.Equal(Tokens.Empty, Tokens.Of(3).First(0));
        Assert.Equal(0, default(Tokens).Length);
    }

    [Fact]
    public void They_are_written_with_blanks_and_read_back()
    {
        Assert.Equal("3 0 12", Tokens.Of(3, 0, 12).ToString());
        Assert.All(Ascending, tokens => Assert.Equal(tokens, Tokens.Parse(tokens.ToString())));
        Assert.Equal(Tokens.Of(1, 2), Tokens.Parse("  1  2 "));
    }

    [Theory]
    [InlineData("1 x", "\"x\"")]
    [InlineData("-1", "\"-1\"")]
    [InlineData("1 +2", "\"+2\"")]
    public void What_is_no_token_is_named(string text, string part) =>
        Assert.Contains(
            $"{part} is not a token: tokens are whole numbers from 0",
            Assert.Throws<FormatException>(() => Tokens.Parse(text)).Message, StringComparison.Ordinal);
}
