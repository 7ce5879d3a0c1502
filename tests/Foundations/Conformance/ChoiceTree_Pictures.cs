using System.Xml.Linq;

namespace SpecProofs.Tests;

/// <summary>The picture of a counterexample: every path with its probability, and the wrong ones marked.</summary>
public sealed class ChoiceTree_Pictures
{
    private static readonly Instance<Rational> Least = new(
        new Iid<Rational>(Distribution<Rational>.Of(0, 1)), new Iid<Rational>(Distribution<Rational>.Uniform(2)), horizon: 1);

    [Fact]
    public void The_tree_of_README_s_bug_has_its_paths_with_their_probabilities_and_marks_the_two_that_are_too_many()
    {
        var tree = Assert.Throws<FalsifiedException>(() => Expect.Lossless(Bug("resample-from-target"), Least)).Tree!;
        Assert.Equal("position 1: token 1 has probability 3/4, expected 1/2", tree.Caption);
        Assert.Equal(
            ["draw 1, accept: 1 1/2 wrong", "draw 1, reject, draw 0: 0! 1/4", "draw 1, reject, draw 1: 1! 1/4 wrong"], Ends(tree.Root, ""));
        var svg = XElement.Parse(tree.ToSvg(["a heading & more"]));
        var texts = svg.Elements().Where(element => element.Name.LocalName == "text").Select(text => text.Value).ToList();
        Assert.Equal("a heading & more", texts[0]);
        Assert.Contains("reject · 1/2", texts);

        // On an edge stands the probability given what came before, at an end that of the whole path.
        Assert.Contains("draw 1 · 1/2", texts);
        Assert.Equal(2, texts.Count(text => text.StartsWith("✗ 1", StringComparison.Ordinal)));
        Assert.Contains(tree.Caption, svg.Attribute("aria-label")!.Value, StringComparison.Ordinal);
    }

    /// <summary>Of a large tree the marked paths are shown, and what is beside them is summed up: nothing of the mass is lost.</summary>
    [Fact]
    public void A_large_tree_is_summed_up_and_its_ends_have_the_whole_mass()
    {
        var instance = new Instance<Rational>(
            new Iid<Rational>(Distribution<Rational>.Uniform(3)),
            new Iid<Rational>(Distribution<Rational>.Proportional(1, 2, 3)),
            horizon: 3);
        var tree = ChoiceTree.Of(new Speculative<Rational>(), instance, run => run.Rejections == 3, "all rejected")!;
        var ends = Ends(tree.Root).ToList();
        Assert.InRange(ends.Count, 3, 40);
        Assert.Equal(1, ends.Select(end => end.Mass).Sum());
        Assert.Contains(ends, end => end.Outcome.StartsWith("… ", StringComparison.Ordinal));
        Assert.Contains(ends, end => end.Wrong);
        var paths = ExactLaw.Paths<Transcript, Rational>(chance => new Speculative<Rational>().Run(chance, instance));
        Assert.Equal(paths.Count(), ends.Sum(Paths));
    }

    [Fact]
    public void Every_wrong_decoder_s_picture_is_XML_whose_texts_lie_inside() => Assert.All(
        Mutants.All.Where(entry => entry is { Lossless: false, Reference: null, Reports: false }).Take(12),
        entry =>
        {
            if (Caught(entry)?.Tree?.ToSvg(["heading"]) is { } drawn)
            {
                var svg = XElement.Parse(drawn);
                var width = (double)svg.Attribute("width")!;
                Assert.All(
                    svg.Elements().Where(element => element.Name.LocalName == "text"),
                    text => Assert.InRange((double)text.Attribute("x")! + (double)text.Attribute("textLength")!, 0, width));
            }
        });

    [Fact]
    public void A_test_run_keeps_its_pictures_where_the_variable_says_and_says_where()
    {
        var folder = Directory.CreateTempSubdirectory("pictures-");
        try
        {
            var found = Failing();
            var line = PictureFolder.Keep(found, Path.Combine(folder.FullName, "new"));
            var path = Directory.GetFiles(Path.Combine(folder.FullName, "new")).Single();
            Assert.Equal($"\n  picture   {path}", line);
            Assert.Equal(found.Picture, File.ReadAllText(path));
            Assert.StartsWith("\n  picture   not written: ", PictureFolder.Keep(found, path), StringComparison.Ordinal);
            Assert.Equal("", PictureFolder.Keep(null, folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static FailingCase Failing()
    {
        var property = MutantCheck.PropertyOf(Mutants.All.First());
        var why = Assert.Throws<FalsifiedException>(() => Expect.Lossless(Bug("resample-from-target"), Least));
        return new(property, [], why, "here", new RunOptions());
    }

    private static IDecoder<Rational> Bug(string name) =>
        Mutants.All.First(entry => entry.Name == name).Decoder(new Lookahead(1), new Drafts(1));

    private static FalsifiedException? Caught(Mutant entry)
    {
        try
        {
            Expect.Lossless(entry.Decoder(new Lookahead(2), new Drafts(2)), Least);
            return null;
        }
        catch (FalsifiedException falsified)
        {
            return falsified;
        }
    }

    private static int Paths(ChoiceNode end) =>
        end.Outcome.StartsWith("… ", StringComparison.Ordinal) ? int.Parse(end.Outcome.Split(' ')[1], null) : 1;

    private static IEnumerable<ChoiceNode> Ends(ChoiceNode node) => node.Children.IsEmpty ? [node] : node.Children.SelectMany(Ends);

    private static IEnumerable<string> Ends(ChoiceNode node, string before) => node.Children.IsEmpty
        ? [$"{before}: {node.Outcome} {node.Mass}{(node.Wrong ? " wrong" : "")}"]
        : node.Children.SelectMany(child => Ends(child, before.Length == 0 ? child.Label : $"{before}, {child.Label}"));
}
