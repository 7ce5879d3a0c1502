namespace SpecProofs.Tests;

/// <summary>One small instance file of every kind.</summary>
public static class Samples
{
    public const string Markov = """
        { "vocabulary": 3, "horizon": 4,
          "draft":  { "iid": ["1/2", "1/3", "1/6"] },
          "target": { "markov": { "initial": ["1/2","1/2","0"], "transitions": [["1","0","0"], ["0.5","0.25","0.25"], ["0","0","1"]] } } }
        """;

    public const string PerStep = """
        { "vocabulary": 2, "horizon": 3,
          "draft":  { "markov": { "initial": ["1/2","1/2"], "transitions": [[["1/3","2/3"],["1","0"]], [["1/5","4/5"],["1/2","1/2"]]] } },
          "target": { "markov": { "initial": ["1/4","3/4"], "transitions": [[["2/3","1/3"],["0","1"]], [["1/2","1/2"],["1/7","6/7"]]] } } }
        """;

    public const string Table = """
        { "vocabulary": 2, "horizon": 3,
          "draft":  { "table": {
              "": ["1/2","1/2"], "0": ["1/3","2/3"], "1": ["1","0"],
              "0 0": ["0","1"], "0 1": ["1/2","1/2"], "1 1": ["3/4","1/4"] } },
          "target": { "table": {
              "": ["1/3","2/3"], "0": ["1/2","1/2"], "1": ["0","1"],
              "0 0": ["1/5","4/5"], "0 1": ["1","0"], "1 1": ["1/2","1/2"] } } }
        """;

    public const string Counts = """
        { "vocabulary": ["sun", "rain"], "horizon": 3, "weights": "counts",
          "draft":  { "iid": ["1", 2] },
          "target": { "markov": { "initial": ["3", "1"], "transitions": [["5", "1"], ["2", "2"]] } } }
        """;

    public const string NGram = """
        { "vocabulary": ["a", "b"], "horizon": 4, "note": "two letters",
          "draft":  { "ngram": { "order": 1, "smoothing": "1/2", "counts": { "": [3, 2], "a": [1, 2] } } },
          "target": { "ngram": { "order": 2, "counts": {
              "": [3, 2], "a": [1, 2], "b": [1, 1], "a a": [0, 1],
              "a b": [1, 1], "b a": [2, 5], "b b": [1, 0] } } } }
        """;

    public const string Mixed = """
        { "vocabulary": 2, "horizon": 4,
          "draft":  { "ngram": { "order": 0, "counts": { "": ["2", "3"] } } },
          "target": { "weights": "counts", "table": {
              "": ["1","0"], "0": ["1","3"], "0 0": ["0","1"],
              "0 1": ["2","0"], "0 0 1": ["1","1"], "0 1 0": ["5","4"] } } }
        """;

    public const string PointDraft =
        """{ "vocabulary": 2, "horizon": 1, "draft": { "iid": ["1","0"] }, "target": { "iid": ["1/2","1/2"] } }""";

    public const string PointTarget =
        """{ "vocabulary": 2, "horizon": 1, "draft": { "iid": ["1/2","1/2"] }, "target": { "iid": ["1","0"] } }""";

    public const string ThreeTokens =
        """{ "vocabulary": 3, "horizon": 1, "draft": { "iid": ["1/2","1/3","1/6"] }, "target": { "iid": ["1/6","1/3","1/2"] } }""";

    public static TheoryData<string> All => [Markov, PerStep, Table, Counts, NGram, Mixed, PointDraft, PointTarget, ThreeTokens];
}
