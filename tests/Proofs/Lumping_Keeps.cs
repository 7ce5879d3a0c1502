namespace SpecProofs.Tests;

/// <summary>The lumping lemma of docs/proofs.md, tried: few tokens stand for many, and how many that takes.</summary>
public sealed class Lumping_Keeps
{
    private const int Instances = 60;

    /// <summary>Decoders that meet the hypothesis, with the number of thresholds that they compare q/p with.</summary>
    public static TheoryData<IDecoder<Rational>, int> Kept => new()
    {
        { new Autoregressive<Rational>(), 1 },
        { new Speculative<Rational>(), 1 },
        { new Speculative<Rational>(1, Bonus: true), 1 },
        { new BatchSpeculative<Rational>(2), 2 },
        { new BatchSpeculative<Rational>(2, 1), 2 },
        { new BatchSpeculative<Rational>(3), 3 },
        { new BatchSpeculative<Rational>(4, 1), 4 },
    };

    [Theory, MemberData(nameof(Kept))]
    public void What_a_decoder_writes_has_the_same_probability_with_few_tokens(IDecoder<Rational> decoder, int drafts)
    {
        foreach (var (first, second, x, y) in Random(Instances))
        {
            var all = Along(decoder, first, x, second, y);
            Assert.Equal(all, Along(decoder, Piecewise(first, x, drafts), 0, Piecewise(second, y, drafts), 0));
            Assert.Equal(all, Along(decoder, Fewest(first, x, drafts), 0, Fewest(second, y, drafts), 0));
        }
    }

    /// <summary>V = M + 2 by pieces; V = 2 + ⌈M/2⌉ by corners.</summary>
    [Theory]
    [InlineData(1, 3, 3)]
    [InlineData(2, 4, 3)]
    [InlineData(3, 5, 4)]
    [InlineData(4, 6, 4)]
    public void Few_tokens_are_this_many(int drafts, int byPieces, int byCorners)
    {
        Assert.Equal(byPieces, Random(Instances).Max(given => Piecewise(given.First, given.X, drafts).Count));
        Assert.Equal(byCorners, Random(Instances).Max(given => Fewest(given.First, given.X, drafts).Count));
    }

    /// <summary>Three tokens do not stand for all with three drafts; a law that reads Σ p·q or counts tokens is not kept by any.</summary>
    [Fact]
    public void Fewer_tokens_or_other_decoders_are_not_covered()
    {
        Assert.Contains(Random(Instances), given => !Same(new BatchSpeculative<Rational>(3), given, 2));
        Assert.Contains(Random(Instances), given => !Same(Mutants.Find("one-hot-rule-on-sampled-draft").Decoder(new(1), new(1)), given, 4));
        Assert.Contains(Random(Instances), given => !Same(Mutants.Find("residual-softmax").Decoder(new(1), new(1)), given, 4));

        static bool Same(IDecoder<Rational> decoder, (Pair[] First, Pair[] Second, int X, int Y) given, int drafts) =>
            Along(decoder, given.First, given.X, given.Second, given.Y).Equals(
                Along(decoder, Fewest(given.First, given.X, drafts), 0, Fewest(given.Second, given.Y, drafts), 0));
    }

    private static IReadOnlyList<Pair> Piecewise(Pair[] tokens, int kept, int drafts) =>
        Lumping.Piecewise(tokens, kept, Lumping.Thresholds(tokens, drafts));

    private static IReadOnlyList<Pair> Fewest(Pair[] tokens, int kept, int drafts) =>
        Lumping.Fewest(tokens, kept, Lumping.Thresholds(tokens, drafts));

    /// <summary>The probability of each way to write x and then y, for two positions: by the sources and the rounds.</summary>
    private static Dictionary<string, Rational> Along(
        IDecoder<Rational> decoder, IReadOnlyList<Pair> first, int x, IReadOnlyList<Pair> second, int y)
    {
        // Rows after another token than x are never read on the way to x and y, so they may have fewer tokens with mass.
        var vocabulary = Math.Max(first.Count, second.Count);
        var instance = new Instance<Rational>(Model(pair => pair.Draft), Model(pair => pair.Target), horizon: 2);
        var law = ExactLaw.OfTranscripts(decoder, instance);
        return law.Outcomes.Where(run => run.Tokens == Tokens.Of(x, y)).ToDictionary(
            run => $"{string.Join(' ', run.Sources)}, {run.Rounds}", run => law[run]);

        PrefixTable<Rational> Model(Func<Pair, Rational> mass) => PrefixTable<Rational>.Of(vocabulary, prefix =>
            Distribution<Rational>.Of([.. Enumerable.Range(0, vocabulary).Select(token => At(prefix.Length == 0 ? first : second, token))
                .Select(mass)]));

        static Pair At(IReadOnlyList<Pair> row, int token) => token < row.Count ? row[token] : new(0, 0);
    }

    /// <summary>Two rows over 4 to 9 tokens, with zeros and ties, and a token of each.</summary>
    private static IEnumerable<(Pair[] First, Pair[] Second, int X, int Y)> Random(int count)
    {
        var random = new Random(17);
        return Enumerable.Range(0, count).Select(_ => (Rows(), Rows())).Select(rows =>
            (rows.Item1, rows.Item2, random.Next(rows.Item1.Length), random.Next(rows.Item2.Length)));

        Pair[] Rows()
        {
            var (vocabulary, most) = (random.Next(4, 10), random.Next(2) == 0 ? 3 : 20);
            var (draft, target) = (Row(vocabulary, most), Row(vocabulary, most));
            return [.. Enumerable.Range(0, vocabulary).Select(x => new Pair(draft[x], target[x]))];
        }

        Distribution<Rational> Row(int vocabulary, int most)
        {
            Rational[] weights = [.. Enumerable.Range(0, vocabulary).Select(_ => (Rational)random.Next(most))];
            return Distribution<Rational>.Proportional(weights.All(Rational.IsZero) ? [.. weights.Select(_ => Rational.One)] : weights);
        }
    }
}
