using FsCheck.Xunit;

namespace SpecProofs.Tests;

/// <summary>Every kind of model gives the row that its prefix asks for.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 200, Replay = "1,3")]
public sealed class Models_Agree
{
    [Property]
    public void A_model_is_the_table_of_its_rows(GeneratedInstance given)
    {
        foreach (var weighted in new[] { given.Draft, given.Target })
        {
            var model = weighted.ToModel(given.Horizon);
            var table = PrefixTable<Rational>.Of(given.Vocabulary, prefix => weighted.ToRow(prefix));
            IEnumerable<(int Model, int Table)> level = [(model.Start, table.Start)];
            for (var n = 0; n < given.Horizon; n++)
            {
                Assert.All(level, context => Assert.Equal(table.Next(context.Table), model.Next(context.Model)));
                level =
                [
                    .. from context in level
                       from x in Enumerable.Range(0, given.Vocabulary)
                       select (model.After(context.Model, x), table.After(context.Table, x)),
                ];
            }
        }
    }

    [Property]
    public void Contexts_with_equal_keys_have_equal_successors(GeneratedInstance given)
    {
        foreach (var model in new[] { given.Draft.ToModel(given.Horizon), given.Target.ToModel(given.Horizon) })
        {
            IEnumerable<int> level = [model.Start];
            var leads = new Dictionary<int, int[]>();
            for (var n = 1; n < given.Horizon; n++)
            {
                foreach (var context in level)
                {
                    int[] after = [.. Enumerable.Range(0, given.Vocabulary).Select(x => model.After(context, x))];
                    var key = model.SuccessorKey(context);
                    Assert.Equal(leads.TryGetValue(key, out var known) ? known : leads[key] = after, after);
                }

                level = [.. level
                    .SelectMany(context => Enumerable.Range(0, given.Vocabulary).Select(x => model.After(context, x))).Distinct()];
            }
        }
    }

    [Fact]
    public void An_ngram_model_counts_and_smooths()
    {
        var counts = NGramCounts.Of([0, 1, 0, 0, 1, 1], vocabulary: 2, order: 1);
        var model = new NGramModel<Rational>(counts, Rational.Parse("1/2"));
        Assert.Equal("(1/2, 1/2)", $"{model.Next(model.Start)}");
        Assert.Equal("(3/8, 5/8)", $"{model.Next(model.After(model.Start, 0))}");
        Assert.Equal("(1/2, 1/2)", $"{model.Next(model.After(model.Start, 1))}");
    }

    [Fact]
    public void An_ngram_context_is_its_last_tokens()
    {
        var counts = NGramCounts.Of([0, 1, 2, 0, 1, 2, 2], vocabulary: 3, order: 2);
        var context = new[] { 2, 1, 0, 2 }.Aggregate(0, counts.After);
        Assert.Equal(Tokens.Of(0, 2), counts.TokensOf(context));
        Assert.Equal(1 + 3 + 9, counts.Contexts);
        Assert.Equal([1L, 0, 1], counts[new[] { 0, 1, 2 }.Aggregate(0, counts.After)].ToArray());
    }

    [Fact]
    public void An_unseen_context_without_smoothing_is_a_clear_error()
    {
        var model = new NGramModel<Rational>(NGramCounts.Of([0, 1], vocabulary: 2, order: 1), Rational.Zero);
        var error = Assert.Throws<InvalidOperationException>(() => model.Next(model.After(model.Start, 1)));
        Assert.Contains("\"1\" was never counted", error.Message, StringComparison.Ordinal);
    }
}
