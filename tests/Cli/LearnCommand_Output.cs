namespace SpecProofs.Tests;

public sealed class LearnCommand_Output : IDisposable
{
    private readonly FrontDoor _front = new();

    [Fact]
    public void A_learnt_file_is_compact_and_says_how_it_was_made()
    {
        var (text, file) = (_front.File("t.txt", "Abba! ab\n"), _front.PathOf("o.json"));
        string[] options = ["--draft-order", "0", "--target-order", "1", "--horizon", "5", "--denominator", "16", "--alphabet", "ab"];
        var said = Succeeds(["learn", text, .. options, "-o", file]);
        const string note = "Character n-grams of t.txt, 7 symbols (a to b; every other run of characters is one space). "
            + "Draft of order 0, target of order 1. "
            + "The counts are no longer occurrences: to each was added 1/2, and each row was rounded to the sum 16 by largest remainder, "
            + "a positive weight to at least 1. So no smoothing is left to do.";
        Assert.Equal($"{file}: {note}\n", said);

        // "abba ab": 3 a, 3 b, 1 space; after a: b, space, b; after b: b, a; after the space: a. Each and 1/2, to the sum 16.
        Assert.Equal(
            $$"""
            {
              "note": "{{note}}",
              "vocabulary": ["space", "a", "b"],
              "horizon": 5,
              "draft": { "ngram": { "order": 0, "smoothing": "0", "counts": {
                "": [3, 7, 6]
              } } },
              "target": { "ngram": { "order": 1, "smoothing": "0", "counts": {
                "": [3, 7, 6],
                "space": [3, 10, 3],
                "a": [5, 2, 9],
                "b": [2, 7, 7]
              } } }
            }

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(file));
    }

    [Fact]
    public void What_was_folded_is_said_with_its_extent()
    {
        var text = _front.File("t.txt", "Élan vital à la carte: e\u0301t\u00E9; straße, 中文, Москва 🎲");
        string[] learn = ["learn", text, "--draft-order", "0", "--target-order", "1", "-o", _front.PathOf("o.json")];
        Assert.Equal(
            [
                "  4 letters lost their accents: é e à; --alphabet names the letters to keep",
                "  9 letters became spaces: ß а в к м о с 中 …; --alphabet names the letters to keep",
            ],
            Succeeds(learn).Split('\n')[1..^1]);
        Assert.Equal(
            ["  1 letter became a space: ß; --alphabet names the letters to keep"],
            Succeeds([.. learn[..1], _front.File("u.txt", "straße"), .. learn[2..]]).Split('\n')[1..^1]);
    }

    [Fact]
    public void A_learnt_instance_has_the_models_that_were_rounded()
    {
        var (text, file) = (_front.File("t.txt", "the cat sat on the mat"), _front.PathOf("o.json"));
        _ = Succeeds(
            "learn", text, "--draft-order", "1", "--target-order", "2", "--smoothing", "0.25", "--denominator", "1000", "-o", file);
        var read = InstanceFile.Read(file);
        var settings = new LearnSettings(1, 2, Rational.Of(1, 4), 50, 1000);
        var learnt = LearntInstance.From(LetterText.Fold("the cat sat on the mat"), "t.txt", settings);
        Assert.Equal(File.ReadAllText(file), InstanceFileWriter.Write(learnt));
        Assert.Equal((50, 27, learnt.Note), (read.Instance.Horizon, read.Instance.Vocabulary, read.Note));
        foreach (var (counts, model) in new[] { (learnt.Draft, read.Instance.Draft), (learnt.Target, read.Instance.Target) })
        {
            var exact = new NGramModel<Rational>(counts, Rational.Zero);
            Assert.All(Enumerable.Range(0, counts.Contexts), context => Assert.Equal(exact.Next(context), model.Next(context)));
        }
    }

    [Fact]
    public void Raw_counts_are_occurrences_and_keep_the_smoothing()
    {
        var (text, file) = (_front.File("t.txt", "abba ab"), _front.PathOf("o.json"));
        _ = Succeeds(
            "learn", text, "--draft-order", "0", "--target-order", "1", "--raw", "--smoothing", "1/3", "--alphabet", "ab", "-o", file);
        var content = File.ReadAllText(file);
        Assert.Contains(
            """
            "smoothing": "1/3", "counts": {
                "": [1, 3, 3],
                "space": [0, 1, 0],
                "a": [1, 0, 2],
                "b": [0, 1, 1]

            """.ReplaceLineEndings("\n"),
            content,
            StringComparison.Ordinal);
        var target = InstanceFile.Read(file).Instance.Target;
        Assert.Equal("(1/6, 2/3, 1/6)", $"{target.Next(target.After(target.Start, 0))}");
    }

    [Theory]
    [InlineData("--denominator", "100")]
    [InlineData("--raw", null)]
    public void Without_smoothing_a_context_that_ends_the_text_takes_the_row_of_its_later_part(string option, string? value)
    {
        // Nothing follows "az", or "z".
        var (text, file) = (_front.File("t.txt", "aabaaz"), _front.PathOf("o.json"));
        string[] args = ["learn", text, "--draft-order", "1", "--target-order", "2", "--smoothing", "0", "-o", file, option];
        _ = Succeeds(value is null ? args : [.. args, value]);
        var target = InstanceFile.Read(file).Instance.Target;
        var afterA = target.After(target.Start, 1);
        Assert.Equal(target.Next(target.Start), target.Next(target.After(afterA, 26)));
        Assert.Equal("1/2", $"{target.Next(target.After(afterA, 1))[26]}");
        Assert.Equal("0", $"{target.Next(target.Start)[3]}");
        _ = Succeeds("instance", file);
    }

    [Fact]
    public void An_output_that_is_there_is_replaced_and_nothing_else_is_left()
    {
        var (text, file) = (_front.File("t.txt", "some words"), _front.File("o.json", "old"));
        _ = Succeeds("learn", text, "--draft-order", "0", "--target-order", "1", "-o", file);
        Assert.StartsWith("{\n", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.DoesNotContain('\r', File.ReadAllText(file));
        Assert.Equal(["o.json", "t.txt"], _front.Files());
    }

    [Fact]
    public void A_link_is_followed_and_an_empty_file_is_filled()
    {
        var (text, file, link) = (_front.File("t.txt", "some words"), _front.File("o.json", string.Empty), _front.PathOf("l.json"));
        _ = File.CreateSymbolicLink(link, file);
        foreach (var order in new[] { "0", "1" })
        {
            _ = Succeeds("learn", text, "--draft-order", order, "--target-order", "1", "-o", link);
            Assert.Equal(file, new FileInfo(link).LinkTarget);
            Assert.Contains($"Draft of order {order}", File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    public void Dispose() => _front.Dispose();
}
