using System.Text;

namespace SpecProofs.Cli;

/// <summary>The bestiary as cards: what each decoder does, and the smallest instance on which it is wrong.</summary>
internal static class BestiaryCards
{
    public static string Of(ReportContent content)
    {
        var text = new StringBuilder("""
            <h2 id="bestiary">The bestiary</h2>
            <p class="lead">Decoders that are not lossless, each with the smallest instance, in order of size, on which its output law
            is not the target's. The branch in red is the first that is taken too often.</p>

            """);
        foreach (var family in content.Bestiary.Where(entry => !entry.Lossless).GroupBy(entry => entry.Family))
        {
            var cards = string.Concat(family.Select(entry => Wrong(entry, content)));
            text.Append($"<h3>{PageText.Of(family.Key)}</h3>\n<div class=\"cards\">\n{cards}</div>\n");
        }

        return text.Append("<h3>Wrong at first sight, and exact</h3>\n<div class=\"cards\">\n")
            .Append(string.Concat(content.Bestiary.Where(entry => entry.Lossless).Select(entry => Exact(entry, content))))
            .Append("</div>\n").ToString();
    }

    /// <summary>A wrong decoder for the first screen: its tree at once.</summary>
    public static string Shown(Mutant entry)
    {
        var least = LeastCounterexample.Of(entry);
        return $"<figure>\n<div class=\"tree\" tabindex=\"0\">{Tree(entry, least)?.ToSvg([])}</div>\n"
            + $"<figcaption><a href=\"#bug-{entry.Name}\">{entry.Name}</a>, a bug that shipped, at its smallest: every choice of the "
            + $"decoder with its probability. {PageText.Of(Words(least).Replace("\n", "; ", StringComparison.Ordinal))}</figcaption>\n"
            + "</figure>\n";
    }

    private static string Wrong(Mutant entry, ReportContent content)
    {
        var least = LeastCounterexample.Of(entry);
        var bias = least is null
            ? ""
            : $"<p class=\"small\">total variation {least.Bias}; rejections {least.Rejections}, without the bug {least.Bound}</p>\n";
        var tree = Tree(entry, least) is { } drawn
            ? PageText.Fold("Its choices", $"<div class=\"tree\" tabindex=\"0\">{drawn.ToSvg([])}</div>")
            : string.Empty;
        return $"<div class=\"card\" id=\"bug-{entry.Name}\">\n<h4>{entry.Name}</h4>\n<p>{PageText.Of(entry.Mechanism)}</p>\n"
            + $"{PageText.Pre(Words(least))}{bias}{tree}"
            + $"<p class=\"small\">{PageText.Of(entry.Source)}; breaks {content.Link(entry.Statement)}</p>\n</div>\n";
    }

    private static string Exact(Mutant entry, ReportContent content) =>
        $"<div class=\"card\">\n<h4>{entry.Name}</h4>\n<p>{PageText.Of(entry.Mechanism)}</p>\n"
        + $"<p class=\"small\">{PageText.Of(entry.Source)}; keeps {content.Link(entry.Statement)}</p>\n</div>\n";

    private static string Words(LeastCounterexample? least) => least is null
        ? "larger than what is searched here; found by random cases"
        : $"{least.Given}\nlookahead {least.Lookahead}, drafts {least.Drafts}";

    /// <summary>The tree of what its statement's check says; null where the case is too large, or was not found.</summary>
    private static ChoiceTree? Tree(Mutant entry, LeastCounterexample? least)
    {
        try
        {
            if (least is not null)
            {
                entry.Check(least.Given, least.Lookahead, least.Drafts);
            }

            return null;
        }
        catch (FalsifiedException falsified)
        {
            return falsified.Tree;
        }
    }
}
