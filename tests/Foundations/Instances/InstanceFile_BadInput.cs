namespace SpecProofs.Tests;

public sealed class InstanceFile_BadInput : IDisposable
{
    private readonly FrontDoor _front = new();

    [Theory]
    [InlineData("\"-1/3\"", "\"-1/3\" is negative: weights are not negative")]
    [InlineData("-0.5", "-0.5 is negative: weights are not negative")]
    [InlineData("\"NaN\"", "\"NaN\" is not a rational number: a number is digits with at most one point, or a fraction")]
    [InlineData("\"Infinity\"", "\"Infinity\" is not a rational number: a number is digits with at most one point, or a fraction")]
    [InlineData("\"1/0\"", "\"1/0\" is not a rational number: its denominator is zero")]
    [InlineData("\"1e99999999999\"", "\"1e99999999999\" is not a rational number: its exponent is not an integer from -10000 to 10000")]
    [InlineData("\"a half\"", "\"a half\" is not a rational number: a number is digits with at most one point, or a fraction")]
    [InlineData("\"\"", "\"\" is not a rational number: a number is digits with at most one point, or a fraction")]
    [InlineData("null", "null is not a weight: write a fraction such as \"1/3\" or a decimal such as \"0.25\", of at most 1000 characters")]
    [InlineData(
        "[1]",
        "a list of 1 is not a weight: write a fraction such as \"1/3\" or a decimal such as \"0.25\", of at most 1000 characters")]
    [InlineData("\"\\ud800\"", "a string holds half a surrogate pair")]
    public void A_weight(string weight, string problem)
    {
        Refuses(Iid(draft: $"[\"1/2\", {weight}, \"1/2\"]"), $"$.draft.iid[1]: {problem}");
        Refuses(
            Samples.Markov.Replace("\"0.25\",\"0.25\"", $"{weight},\"0.25\"", StringComparison.Ordinal),
            $"$.target.markov.transitions[1][1]: {problem}");
    }

    [Fact]
    public void A_weight_of_a_million_digits() =>
        Assert.EndsWith(
            "of at most 1000 characters",
            Refused(Iid(draft: $"[\"0.{new string('1', 1_000_000)}\", \"0\", \"0\"]")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("[\"1/2\", \"1/3\", \"0\"]", "$.draft.iid: the weights sum to 5/6, not to 1")]
    [InlineData("[\"0.3\", \"0.3\", \"0.3\"]", "$.draft.iid: the weights sum to 9/10, not to 1")]
    [InlineData("[\"1\", \"0\", \"1e-99\"]", "$.draft.iid: the weights sum to about 1.00000000000000000000, not to 1")]
    [InlineData("[\"1/2\", \"1/2\"]", "$.draft.iid: the row has 2 weights, the vocabulary has 3 tokens")]
    [InlineData("[]", "$.draft.iid: the row has 0 weights, the vocabulary has 3 tokens")]
    [InlineData("\"1/2\"", "$.draft.iid: \"1/2\" is not a list")]
    public void A_row(string row, string problem) => Refuses(Iid(draft: row), problem);

    [Theory]
    [InlineData("\"vocabulary\": 3", "\"vocabulary\": 0", "$.vocabulary: 0 is not a whole number from 1 to 500000")]
    [InlineData("\"vocabulary\": 3", "\"vocabulary\": 2.5", "$.vocabulary: 2.5 is not a whole number from 1 to 500000")]
    [InlineData("\"vocabulary\": 3", "\"vocabulary\": []", "$.vocabulary: a vocabulary has at least one token")]
    [InlineData("\"vocabulary\": 3", "\"vocabulary\": [\"a\", \"b\", \"a\"]", "$.vocabulary: \"a\" is the name of two tokens")]
    [InlineData(
        "\"vocabulary\": 3",
        "\"vocabulary\": [\"a\", \"b c\", \"d\"]",
        "$.vocabulary: \"b c\" is not a name: a blank separates the tokens of a prefix")]
    [InlineData(
        "\"vocabulary\": 3",
        "\"vocabulary\": [\"a\", \"0\", \"d\"]",
        "$.vocabulary: \"0\" is not a name for token 1: it reads as the number of another token")]
    [InlineData("\"vocabulary\": 3", "\"vocabulary\": [\"a\", 7, \"d\"]", "$.vocabulary[1]: 7 is not a string")]
    [InlineData("\"vocabulary\": 3", "\"vocabulary\": 4", "$.draft.iid: the row has 3 weights, the vocabulary has 4 tokens")]
    [InlineData("\"horizon\": 4", "\"horizon\": 0", "$.horizon: 0 is not a whole number from 1 to 10000")]
    [InlineData("\"horizon\": 4", "\"horizon\": 99999999999", "$.horizon: 99999999999 is not a whole number from 1 to 10000")]
    [InlineData("\"horizon\": 4,", "", "$: \"horizon\" is missing")]
    [InlineData("\"horizon\": 4", "\"horizon\": 4, \"horizon\": 4", "$.horizon: duplicate property")]
    [InlineData(
        "\"horizon\": 4",
        "\"horizon\": 4, \"hroizon\": 5",
        "$.hroizon: unknown property: vocabulary, horizon, draft, target, weights, note are known here")]
    [InlineData(
        "\"horizon\": 4",
        "\"horizon\": 4, \"weights\": \"count\"",
        "$.weights: \"count\" is neither \"probabilities\" (the default) nor \"counts\"")]
    [InlineData(
        "\"horizon\": 4",
        "\"horizon\": 4, \"weights\": \"counts\"",
        "$.draft.iid[0]: \"1/2\" is not a count: counts are whole numbers from 0 to 9223372036854775807")]
    [InlineData("\"initial\"", "\"inital\"", "$.target.markov.inital: unknown property: initial, transitions are known here")]
    [InlineData("\"markov\"", "\"iid\": [], \"markov\"", "$.target.markov: a second model beside iid")]
    [InlineData("\"iid\": [\"1/2\", \"1/3\", \"1/6\"]", "", "$.draft: there is no model: one of iid, markov, table, ngram is needed")]
    [InlineData(",[\"0\",\"0\",\"1\"]", "", "$.target.markov.transitions: the matrix has 2 rows, the vocabulary has 3 tokens")]
    [InlineData(
        "[[\"1\",\"0\",\"0\"], [\"0.5\",\"0.25\",\"0.25\"], [\"0\",\"0\",\"1\"]]",
        "[]",
        "$.target.markov.transitions: there are 0 matrices, horizon 4 needs 3")]
    public void A_structure(string before, string after, string problem)
    {
        // The sample with this spelling of its last row, so that it can be cut away.
        var sample = Samples.Markov.Replace(
            ", [\"0\",\"0\",\"1\"]", after.Length == 0 ? ",[\"0\",\"0\",\"1\"]" : ", [\"0\",\"0\",\"1\"]", StringComparison.Ordinal);
        Assert.Contains(before, sample, StringComparison.Ordinal);
        Refuses(sample.Replace(before, after, StringComparison.Ordinal), problem);
    }

    [Fact]
    public void A_number_of_matrices_for_another_horizon() =>
        Refuses(
            Samples.PerStep.Replace("\"horizon\": 3", "\"horizon\": 4", StringComparison.Ordinal),
            "$.draft.markov.transitions: there are 2 matrices, horizon 4 needs 3");

    [Theory]
    [InlineData(
        "\"1 1\": [\"3/4\",\"1/4\"]",
        "\"1 1 1\": [\"3/4\",\"1/4\"]",
        "$.draft.table: there is no row for the prefix \"1 1\", which the target can reach")]
    [InlineData(", \"1 1\": [\"1/2\",\"1/2\"]", "", "$.target.table: there is no row for the prefix \"1 1\", which the target can reach")]
    [InlineData("\"\": [\"1/3\",\"2/3\"], ", "", "$.target.table: there is no row for the prefix \"\", where every text starts")]
    [InlineData("\"0 1\": [\"1\",\"0\"]", "\"0 2\": [\"1\",\"0\"]", "$.target.table[\"0 2\"]: \"2\" is not one of the 2 tokens")]
    [InlineData("\"0 1\": [\"1\",\"0\"]", "\"0  0\": [\"1\",\"0\"]", "$.target.table[\"0  0\"]: duplicate row for this prefix")]
    [InlineData("\"0 1\": [\"1\",\"0\"]", "\"0 0\": [\"1\",\"0\"]", "$.target.table[\"0 0\"]: duplicate property")]
    [InlineData(
        "\"0 1\": [\"1\",\"0\"]",
        "\"0 1\": [\"1\",\"0\",\"0\"]",
        "$.target.table[\"0 1\"]: the row has 3 weights, the vocabulary has 2 tokens")]
    public void A_table(string before, string after, string problem)
    {
        Assert.Contains(before, Samples.Table, StringComparison.Ordinal);
        Refuses(Samples.Table.Replace(before, after, StringComparison.Ordinal), problem);
    }

    [Theory]
    [InlineData("\"order\": 2", "\"order\": -1", "$.target.ngram.order: -1 is not a whole number from 0 to 64")]
    [InlineData(
        "\"order\": 2",
        "\"order\": 60",
        "$.target.ngram.order: order 60 over 2 tokens has too many contexts: at most 116,666 are possible")]
    [InlineData("\"order\": 2", "\"order\": 1", "$.target.ngram.counts[\"a a\"]: a context of 2 tokens in a model of order 1")]
    [InlineData("\"order\": 2,", "", "$.target.ngram: \"order\" is missing")]
    [InlineData("\"smoothing\": \"1/2\"", "\"smoothing\": \"-1\"", "$.draft.ngram.smoothing: \"-1\" is negative: weights are not negative")]
    [InlineData(
        "\"b b\": [1, 0]",
        "\"b b\": [1.5, 0]",
        "$.target.ngram.counts[\"b b\"][0]: 1.5 is not a count: counts are whole numbers from 0 to 9223372036854775807")]
    [InlineData("\"b b\": [1, 0]", "\"b b\": [1]", "$.target.ngram.counts[\"b b\"]: the row has 1 counts, the vocabulary has 2 tokens")]
    [InlineData(
        "\"b b\": [1, 0]",
        "\"b b\": [0, 0]",
        "$.target.ngram.counts: there is no row for the prefix \"b b\", which the target can reach")]
    [InlineData("\"b b\": [1, 0]", "\"1 1\": [1, 0], \"b b\": [1, 0]", "$.target.ngram.counts[\"b b\"]: duplicate row for this context")]
    public void Counts(string before, string after, string problem)
    {
        Assert.Contains(before, Samples.NGram, StringComparison.Ordinal);
        Refuses(Samples.NGram.Replace(before, after, StringComparison.Ordinal), problem);
    }

    [Theory]
    [InlineData(
        "",
        "line 1, column 1: not JSON: The input does not contain any JSON tokens. "
        + "Expected the input to start with a valid JSON token, when isFinalBlock is true")]
    [InlineData("hello", "line 1, column 1: not JSON: 'h' is an invalid start of a value")]
    [InlineData(
        "{ \"vocabulary\": 3,\n  \"horizon\": ",
        "line 2, column 14: not JSON: Expected depth to be zero at the end of the JSON payload. "
        + "There is an open JSON object or array that should be closed")]
    [InlineData("{ \"horizon\": NaN }", "line 1, column 14: not JSON: 'N' is an invalid start of a value")]
    [InlineData("[1]", "$: a list of 1 is not an object")]
    [InlineData("3", "$: 3 is not an object")]
    public void Text_that_is_not_an_instance(string content, string problem) => Refuses(content, problem);

    [Fact]
    public void Bytes_that_are_not_UTF8()
    {
        var path = _front.PathOf("a.json");
        File.WriteAllBytes(path, [.. "{ \"note\": \""u8, 0xFF, .. "\" }"u8]);
        Assert.Equal($"{path}: byte 11: 0xFF is not UTF-8", IsRefused("instance", path));
    }

    [Fact]
    public void A_file_that_is_not_there() =>
        Assert.Equal($"{_front.PathOf("b.json")}: there is no such file", IsRefused("instance", _front.PathOf("b.json")));

    [Fact]
    public void A_folder() =>
        Assert.Equal($"{_front.PathOf(".")}: is a folder, not a file", IsRefused("instance", _front.PathOf(".")));

    public void Dispose() => _front.Dispose();

    private static string Iid(string draft) =>
        $$"""{ "vocabulary": 3, "horizon": 2, "draft": { "iid": {{draft}} }, "target": { "iid": ["1/3","1/3","1/3"] } }""";

    private string Refused(string json) => IsRefused("instance", _front.File("a.json", json));

    private void Refuses(string json, string problem) => Assert.Equal($"{_front.PathOf("a.json")}: {problem}", Refused(json));
}
