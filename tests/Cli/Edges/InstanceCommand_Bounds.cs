using System.Globalization;

namespace SpecProofs.Tests;

/// <summary>Small files that would cost without bound: each is refused by counting, before the work begins.</summary>
public sealed class InstanceCommand_Bounds : IDisposable
{
    private readonly FrontDoor _front = new();

    [Theory]
    [InlineData(4000, 1, 50, "order 1 over 4000 tokens has too many contexts: at most 174 are possible")]
    [InlineData(2, 22, 22, "order 22 over 2 tokens has too many contexts: at most 116,666 are possible")]
    [InlineData(27, 4, 50, "order 4 over 27 tokens has too many contexts: at most 22,580 are possible")]
    public void N_grams_of_an_order_too_high(int vocabulary, int order, int horizon, string problem) =>
        Refuses($"$.draft.ngram.order: {problem}", vocabulary, horizon, NGram(order), NGram(order));

    /// <summary>What each model remembers is affordable, what the pair remembers is not.</summary>
    [NeedsFact(Need.Time)]
    public void Contexts_of_the_pair() => Refuses(
        "$: over 116,666 contexts can be reached: with 2 tokens no more than that are possible; "
        + "use a shorter horizon, or models that remember less",
        2,
        10_000,
        """{ "ngram": { "order": 10, "smoothing": 1, "counts": {} } }""",
        Chain(10_000));

    /// <summary>A lossy decoder goes on where the target would not.</summary>
    [NeedsFact(Need.Time)]
    public void Contexts_that_only_a_lossy_decoder_can_reach() => Refuses(
        "$: over 116,666 contexts can be reached: with 2 tokens no more than that are possible; "
        + "use a shorter horizon, or models that remember less",
        2,
        10_000,
        """{ "ngram": { "order": 10, "smoothing": 1, "counts": {} } }""",
        Chain(10_000, "[\"1\",\"0\"]"));

    [Fact]
    public void Positions_times_contexts_times_tokens() => Assert.Equal(
        $"{File(100, 10_000, Iid(100), Iid(100, "ngram"))}: 14 closed forms cost over 1,073,741,824 moves from a context by a token: "
        + "use a shorter horizon, or fewer of --batch and --epsilon",
        IsRefused("instance", _front.PathOf("a.json")));

    [Fact]
    public void A_chain_with_a_matrix_a_step_has_few_moves()
    {
        var instance = NonStationaryChains.SevenStates<Rational>(500);
        Assert.True(RecursionWork.IsWithin(instance, 7 + (499 * 49)));
        Assert.False(RecursionWork.IsWithin(instance, 7 + (499 * 49) - 1));
        var same = new Instance<Rational>(
            new Iid<Rational>(Distribution<Rational>.Uniform(3)), new Iid<Rational>(Distribution<Rational>.Uniform(3)), 500);
        Assert.True(RecursionWork.IsWithin(same, 1500));
        Assert.False(RecursionWork.IsWithin(same, 1499));
    }

    [Fact]
    public void Fractions_that_have_little_in_common()
    {
        // 1/p for the primes: their product is the common denominator.
        var primes = Enumerable.Range(2, 4000).Where(n => Enumerable.Range(2, (int)Math.Sqrt(n) - 1).All(d => n % d != 0)).ToArray();
        Refuses(
            "$.draft.iid: the common denominator of the weights has over 4,096 bits",
            primes.Length,
            1,
            $$"""{ "iid": [{{string.Join(',', primes.Select(prime => $"\"1/{prime}\""))}}] }""",
            Iid(primes.Length));
    }

    /// <summary>A list is counted before its elements are read.</summary>
    [Theory]
    [InlineData("""{ "iid": [{0}] }""", "$.draft.iid: the row has 1000000 weights, the vocabulary has 2 tokens")]
    [InlineData("""{ "ngram": { "order": 0, "counts": { "": [{0}] } } }""", "$.draft.ngram.counts[\"\"]: the row has 1000000 counts")]
    [InlineData("""{ "markov": { "initial": [1, 0], "transitions": [[{0}]] } }""", "$.draft.markov.transitions: the matrix has 1 rows")]
    [InlineData("""{ "markov": { "initial": [1, 0], "transitions": [{0}] } }""", "$.draft.markov.transitions: the matrix has 1000000 rows")]
    public void Lists_that_are_too_long(string model, string problem)
    {
        var path = File(2, 3, model.Replace("{0}", string.Join(',', Enumerable.Repeat("1", 1_000_000)), StringComparison.Ordinal), Iid(2));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.StartsWith($"{path}: {problem}", IsRefused("instance", path), StringComparison.Ordinal);

        // The text, and the parser's table of it; a node of each element would take 100 MB more.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
    }

    [Fact]
    public void Drafts_without_end_stop_where_another_changes_nothing()
    {
        // Disjoint: the first draft leaves what every further one does.
        var ladder = BatchLadder.Of(
            ReachableContexts.Of(Pair(Distribution<Rational>.Point(0, 2), Distribution<Rational>.Point(1, 2))),
            [1, int.MaxValue, 7],
            ExactBudget.Default);
        Assert.Equal([1, 7, int.MaxValue], ladder.Select(rung => rung.Drafts));
    }

    [Fact]
    public void Drafts_without_end_are_bounded_by_their_numbers_where_these_stay_short()
    {
        // r = 1/2, 1/4, …: words stay few for long, numbers do not.
        var instance = Pair(Distribution<Rational>.Uniform(2), Distribution<Rational>.Point(0, 2));
        Assert.Equal(
            [501], BatchLadder.Of(ReachableContexts.Of(instance), [1_000_000], new(50_000, 1 << 20)).Select(rung => rung.Drafts));
    }

    [Theory]
    [InlineData("--batch", "--batch: 65 values are given: at most 64 are possible. Try --help.")]
    [InlineData("--epsilon", "--epsilon: 65 values are given: at most 64 are possible. Try --help.")]
    public void Lists_of_options(string option, string problem) =>
        Assert.Equal(problem, IsRefused("instance", "a.json", option, string.Join(',', Enumerable.Range(1, 65))));

    [Fact]
    public void Laws_of_long_texts()
    {
        var instance = """{ "vocabulary": 2, "horizon": 10000, "draft": { "iid": ["1/2","1/2"] }, "target": { "iid": ["1/2","1/2"] } }""";
        Assert.Equal(
            $"{_front.File("a.json", instance)}: --law: the output law has over 6,710 paths: use a shorter horizon",
            IsRefused("instance", _front.PathOf("a.json"), "--law"));
    }

    [Fact]
    public void What_is_quoted_is_cut()
    {
        var name = new string('a', 1_000_000);
        var line = IsRefused("instance", _front.File("a.json", Samples.Table.Replace("\"0 1\"", $"\"{name}\"", StringComparison.Ordinal)));
        Assert.EndsWith($"{name[..80]}…\" is not one of the 2 tokens", line, StringComparison.Ordinal);
        Assert.InRange(line.Length, 0, 250);
        Assert.InRange(IsRefused("instance", _front.PathOf(name[..3000])).Length, 0, 200);
        Assert.InRange(IsRefused("instance", "a.json", "--epsilon", name).Length, 0, 200);
        Assert.InRange(IsRefused("instance", "a.json", "--seed", name).Length, 0, 200);
        Assert.InRange(IsRefused("instance", "a.json", name, name + "b", name + "c", name + "d").Length, 0, 500);
        Assert.InRange(IsRefused("learn", name, "--draft-order", "1", "--target-order", "1", "-o", "o.json").Length, 0, 200);
        Assert.InRange(IsRefused("reproduce", name).Length, 0, 400);
        Assert.InRange(IsRefused("cite", "T1.law", "--format", name).Length, 0, 200);
        Assert.Equal("🎲🎲…", Quoted.Of("🎲🎲🎲", 5));
        Assert.Equal("…🎲🎲", Quoted.Path("🎲🎲🎲", 5));
    }

    public void Dispose() => _front.Dispose();

    private static Instance<Rational> Pair(Distribution<Rational> draft, Distribution<Rational> target) =>
        new(new Iid<Rational>(draft), new Iid<Rational>(target), horizon: 2);

    private static string NGram(int order) => $$"""{ "ngram": { "order": {{order}}, "smoothing": 1, "counts": {} } }""";

    private static string Iid(int vocabulary, string kind = "iid") => kind == "iid"
        ? $$"""{ "weights": "counts", "iid": [{{string.Join(',', Enumerable.Repeat("1", vocabulary))}}] }"""
        : NGram(1);

    private static string Chain(int horizon, string row = "[\"1/2\",\"1/2\"]")
    {
        var matrices = string.Join(',', Enumerable.Repeat($"[{row},{row}]", horizon - 1));
        return string.Create(CultureInfo.InvariantCulture, $$"""{ "markov": { "initial": {{row}}, "transitions": [{{matrices}}] } }""");
    }

    private string File(int vocabulary, int horizon, string draft, string target) => _front.File(
        "a.json", $$"""{ "vocabulary": {{vocabulary}}, "horizon": {{horizon}}, "draft": {{draft}}, "target": {{target}} }""");

    private void Refuses(string problem, int vocabulary, int horizon, string draft, string target) =>
        Assert.Equal($"{File(vocabulary, horizon, draft, target)}: {problem}", IsRefused("instance", _front.PathOf("a.json")));
}
