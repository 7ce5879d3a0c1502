using System.Text;

namespace SpecProofs.Cli;

/// <summary>Everything that was checked, proved and drawn, on one page: no script, no request, no other file.</summary>
internal static class ReportPage
{
    /// <summary>The figure of the first screen, beside the tree of a bug.</summary>
    private const string BestFigure = "english-drafts";

    /// <summary>The bug of the first screen: README's.</summary>
    private const string BestBug = "resample-from-target";

    public static string Of(ReportContent content)
    {
        var page = new StringBuilder();
        page.Append($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="data:,">
            <title>SpecProofs: what was checked of speculative decoding</title>
            <style>
            {PageStyle.Css}
            </style>
            </head>
            <body>
            <a class="skip" href="#theorems">Skip to the theorems</a>
            <main class="frame">
            {FirstScreen(content)}
            {Contents(content)}
            <div class="body" id="theorems">

            """);
        foreach (var section in StatementSections.Of(content))
        {
            page.Append(section);
        }

        page.Append(FigureBlocks.Rest(content)).Append(BestiaryCards.Of(content)).Append(About(content));
        return page.Append("</div>\n</main>\n</body>\n</html>\n").ToString().ReplaceLineEndings("\n");
    }

    private static string Contents(ReportContent content) =>
        "<nav aria-label=\"Contents\"><ul>\n"
        + string.Concat(StatementSections.Headings(content).Select(heading =>
            $"<li><a href=\"#{heading.Name}\">{PageText.Of(heading.Title)}</a></li>\n"))
        + "<li><a href=\"#figures\">All figures</a></li>\n<li><a href=\"#bestiary\">The bestiary</a></li>\n"
        + "<li><a href=\"#about\">How this page was made</a></li>\n</ul></nav>";

    private static string FirstScreen(ReportContent content)
    {
        var ledger = content.Ledger;
        var proved = ledger.Count(row => !row.Statement.IsFalseReading && content.Proofs.Column(row.Statement.Id).Length > 0);
        var best = content.Figures.Where(figure => figure.Id == BestFigure)
            .Select(figure => FigureBlocks.Of(figure, content, top: true));
        var bug = content.Bestiary.Where(entry => entry.Name == BestBug).Select(BestiaryCards.Shown);
        var (holds, wrong) = (ledger.Count(row => row.Holds), content.Bestiary.Count(entry => !entry.Lossless));
        return $"""
            <header>
            <h1>Speculative decoding, theorem by theorem, checked by running it</h1>
            <p class="lead">Every theorem of Yin, Chen, Huang and Wang (NeurIPS 2024), and more, as a property of decoders that run:
            tried in exact arithmetic on small and on random instances, and proved from the same code where that succeeds.
            {Holds(ledger.Count - holds)}</p>
            <ul class="numbers">
            <li><b>{holds} of {ledger.Count}</b><span>statements hold</span></li>
            <li><b>{ledger.Sum(row => row.Instances):N0}</b><span>instances tried</span></li>
            <li><b>{proved}</b><span>statements proved for every real instance of a size</span></li>
            </ul>
            <div class="pair">
            {string.Concat(best)}{string.Concat(bug)}
            </div>
            <p>{wrong} wrong decoders, most of them bugs that shipped, are <a href="#bestiary">caught at their smallest instance</a>.</p>
            </header>

            """;
    }

    private static string Holds(int failing) => failing switch
    {
        0 => "All hold.",
        1 => "<strong class=\"bad\">One does not hold.</strong>",
        _ => $"<strong class=\"bad\">{failing} do not hold.</strong>",
    };

    private static string About(ReportContent content) => $"""
        <h2 id="about">How this page was made</h2>
        <p>SpecProofs {PageText.Of(Build.This.Version)}, commit {Build.Short(Build.This.Commit)}.
        {content.Options.Cases} random cases a property, seed {content.Options.Seed}; {content.Recipe.Runs:N0} simulated runs a point, seed
        {content.Recipe.Seed}. The probability that any statistical property raises a false alarm is at most
        {content.Ledger.Sum(row => row.FalseAlarm):0e+0}. p is the draft, q the target, Q the target's law of texts.
        <code>specproofs reproduce</code> makes this page again, <code>specproofs cite ID</code> cites a statement.</p>

        """;
}
