using System.Globalization;
using System.Text.RegularExpressions;

namespace SpecProofs.Tests;

/// <summary>The code on the pages is code that runs here or in the example, and what it prints is what the pages show.</summary>
public sealed partial class ReadmeExamples
{
    private static readonly string[] Pages = ["README.md", "docs/checking.md", "docs/claims.md"];

    /// <summary>Sources of which the pages' blocks are parts.</summary>
    private static readonly string[] Sources =
    [
        "tests/Repository/ReadmeExamples.cs", "tests/Repository/ClaimsPage.cs", "examples/bring-your-own/MyDecoder.cs",
        "examples/bring-your-own/BringYourOwn.csproj", "examples/bring-your-own/nuget.config",
    ];

    [Fact]
    public void Every_block_of_code_is_compiled()
    {
        var sources = Sources.Select(path => Normalised(Read(path))).ToList();
        var blocks = Pages.SelectMany(page => Blocks().Matches(Read(page)))
            .Select(block => Normalised(block.Groups["code"].Value)).ToList();
        Assert.Equal(10, blocks.Count);
        Assert.All(blocks, block => Assert.True(sources.Any(source => source.Contains(block, StringComparison.Ordinal)), block));
    }

    [Fact]
    public void A_program_is_enumerated_into_its_exact_law()
    {
        var draft = new Iid<Rational>(Distribution<Rational>.Proportional(2, 1));
        var target = new Iid<Rational>(Distribution<Rational>.Proportional(1, 2));
        var instance = new Instance<Rational>(draft, target, horizon: 2);
        var law = ExactLaw.Of(new Speculative<Rational>(), instance);
        Assert.Contains($"```\n{law}\n```", Read("README.md"), StringComparison.Ordinal);
        var paths =
            ExactLaw.Paths<Transcript, Rational>(chance => new Speculative<Rational>().Run(chance, instance))
            .Select(path => $"{path.Trace,-48}{path.Outcome,-8}{path.Mass}");
        Assert.Contains($"```\n{string.Join('\n', paths)}\n```", Read("docs/checking.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_rule_is_caught()
    {
        var law = new StatedProperty(
            Theorems.Catalogue.Find("T1.law"),
            new("T1.law") { SmallWorld = true },
            ((Action<GeneratedInstance>)Output_law_is_the_target_law).Method);
        var caught = PropertyRunner.Run(law, new RunOptions());
        Assert.Contains("V = 2, T = 1", caught.Failure, StringComparison.Ordinal);
        Assert.Contains("resample from target", caught.Failure, StringComparison.Ordinal);

        static void Output_law_is_the_target_law(GeneratedInstance given)
        {
            var resampleFromTarget = new Rule<Rational>(
                (text, token) => text.Context.Coupling.Acceptance(token),
                (text, _) => text.Context.Coupling.Target)
            { Name = "resample from target" };
            Expect.Lossless(new RejectionBased<Rational>(resampleFromTarget), given.Instance);
        }
    }

    /// <summary>The example's test compiles the file and sees that it passes; here is what the page says of the wrong edit.</summary>
    [Fact]
    public void A_decoder_that_draws_from_the_target_is_caught_and_the_right_one_passes()
    {
        var wrong = DecoderClaims.Of(lookahead => new OwnDecoder(lookahead.Tokens, here => here.Target));
        var caught = Assert.Throws<FalsifiedException>(
            () => wrong.Check(Claim.Lossless, Claim.RejectsAsSpeculative, Claim.RejectsNoLessThanTotalVariation));
        var shown = InReadmeLines(caught.Message.Split("\n  found")[0].Replace(nameof(OwnDecoder), "MyDecoder", StringComparison.Ordinal));
        Assert.Contains($"```\n{shown.TrimEnd()}\n```", Read("README.md"), StringComparison.Ordinal);
        DecoderClaims.Of(lookahead => new OwnDecoder(lookahead.Tokens, here => here.Residual))
            .Check(Claim.Lossless, Claim.RejectsAsSpeculative, Claim.RejectsNoLessThanTotalVariation);
    }

    [NeedsFact(Need.Time)]
    public void The_simulation_of_english_letters_is_what_the_command_prints()
    {
        static IEnumerable<string> Simulated(string text) => text.Split('\n')
            .SkipWhile(line => !line.Contains("± standard error", StringComparison.Ordinal)).Take(3).Select(line => line.Trim());
        var printed = Succeeds("instance", FrontDoor.Data("english.json"), "--simulate", "100000", "--batch", "1", "--epsilon", "0");
        Assert.Equal(Simulated(printed), Simulated(Read("docs/instances.md")));
    }

    /// <summary>Shipped: its source is a thread of a public repository. Missed: the usual test's power is below 1/2.</summary>
    [Fact]
    public void The_numbers_of_the_bestiary_are_those_of_its_page()
    {
        var wrong = Read("BESTIARY.md").Split("## Exact")[0].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split(" | ")).ToList();
        var shipped = wrong.Count(cells => Thread().IsMatch(cells[3]));
        var missed = wrong.Count(cells => double.Parse(cells[^1].TrimEnd('|', ' '), CultureInfo.InvariantCulture) < 0.5);
        Assert.Equal(Mutants.All.Count(mutant => !mutant.Lossless), wrong.Count);
        Assert.All(wrong, cells => Assert.StartsWith("V = ", cells[5], StringComparison.Ordinal));
        var readme = Normalised(Read("README.md"));
        Assert.Contains(
            $"{shipped} losslessness bugs that shipped in public engines, and {wrong.Count - shipped} more like them, "
            + "each caught at its smallest instance.",
            readme,
            StringComparison.Ordinal);
        Assert.Contains($"A chi-square test on 10,000 samples would miss {missed} of the {wrong.Count}.", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void The_picture_is_the_figure_as_approved()
    {
        var path = Path.Combine(Repository.Root, "docs", "english-drafts.svg");
        if (VerifyXunit.Approval.FromEnvironment().Given)
        {
            File.WriteAllText(path, Plot.ToSvg(Figures_Approved.Of("english-drafts")));
        }

        Assert.Equal(
            File.ReadAllText(Path.Combine(Repository.Snapshots, "figure.english-drafts.drawing.verified.svg")), File.ReadAllText(path));
    }

    /// <summary>The page's code has fewer lines than ours: what asked chance first stands in its line 12, and so on.</summary>
    private static string InReadmeLines(string report)
    {
        var lines = Places().Matches(report).Select(place => int.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture)).Distinct()
            .Order().ToList();
        var code = Read("README.md").Split("```csharp\n")[2].Split('\n');
        List<int> shown =
            [.. code.Index().Where(line => line.Item.Contains("chance.", StringComparison.Ordinal)).Select(line => line.Index + 1)];
        return Places().Replace(report, place =>
            $"MyDecoder.cs:{shown[lines.IndexOf(int.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture))]}");
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

    /// <summary>Code without comments at the ends of lines and without its layout.</summary>
    private static string Normalised(string code) => Blanks().Replace(Comments().Replace(code, string.Empty), " ").Trim();

    [GeneratedRegex("```(csharp|xml)\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"(?<=\s)// .*", RegexOptions.None, 1000)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\w+\.cs:(?<line>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Places();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^[\w.-]+/[\w.-]+ \d", RegexOptions.None, 1000)]
    private static partial Regex Thread();

    /// <summary>The README's decoder, with what it replaces a rejected draft by as a parameter.</summary>
    private sealed record OwnDecoder(int Lookahead, Func<Coupling<Rational>, Distribution<Rational>> Fallback) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.EnsureRound(Lookahead);
            var here = text.Context.Coupling;
            var drafted = chance.Draw(here.Draft);
            if (chance.Accept(here.Acceptance(drafted)))
            {
                text.Accept(drafted);
            }
            else
            {
                text.Reject(chance.Draw(Fallback(here)));
            }
        }
    }
}
