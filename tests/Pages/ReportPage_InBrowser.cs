using System.Diagnostics;

namespace SpecProofs.Tests;

/// <summary>The report loads in a browser as it stands, on a phone and on a desk.</summary>
public sealed class ReportPage_InBrowser : IDisposable
{
    /// <summary>Lists defects: requests, overlapping labels, drawings without a description, duplicate ids, a page too wide.</summary>
    private const string Probe = """
        <script>
        addEventListener('load', () => {
          const found = [];
          for (const details of document.querySelectorAll('details')) details.open = true;
          for (const request of performance.getEntriesByType('resource'))
            if (!request.name.startsWith('data:')) found.push('request ' + request.name);
          for (const svg of document.querySelectorAll('svg')) {
            const labels = (svg.getAttribute('aria-labelledby') || '').split(' ');
            const words = (svg.getAttribute('aria-label') || '')
              + labels.map(id => document.getElementById(id)?.textContent || '').join(' ');
            if (words.trim().length < 20) found.push('no words for ' + svg.outerHTML.slice(0, 80));
            const texts = [...svg.querySelectorAll('text')].map(text =>
              [text.textContent, text.getBoundingClientRect(), parseFloat(text.getAttribute('font-size') || '12')]);
            const box = svg.getBoundingClientRect();
            if (box.width < 1) found.push('not drawn: ' + words.slice(0, 40));
            texts.forEach(([a, p]) => {
              if (p.left < box.left || p.right > box.right || p.top < box.top - 1 || p.bottom > box.bottom + 1) found.push('cut off: ' + a);
            });
            if (texts.length < 5) found.push('few labels in ' + svg.outerHTML.slice(0, 80));
            texts.forEach(([a, p, s], i) => texts.slice(i + 1).forEach(([b, q, t]) => {
              if (Math.abs(s - t) > 2 && (s < t ? a : b).length < 3) return; // a script beside its base
              const width = Math.min(p.right, q.right) - Math.max(p.left, q.left);
              const height = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
              if (width > 1 && height > 1) found.push('overlap of ' + a + ' and ' + b);
            }));
          }
          const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
          ids.forEach((id, i) => { if (ids.indexOf(id) < i) found.push('two elements are called ' + id); });
          const width = document.documentElement.scrollWidth;
          if (width > innerWidth + 1) found.push('wider than the screen: ' + width);
          for (const link of document.querySelectorAll('a[href^="#"]'))
            if (!document.getElementById(link.getAttribute('href').slice(1))) found.push('link to nowhere: ' + link.outerHTML);
          for (const wide of document.querySelectorAll('.tree, .wide'))
            if (wide.tabIndex < 0) found.push('scrolls, but not by keyboard: ' + wide.outerHTML.slice(0, 80));
          const math = [...document.querySelectorAll('math')];
          if (math.some(formula => formula.getBoundingClientRect().height < 5)) found.push('a formula that is not drawn');
          const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map(heading => +heading.tagName[1]);
          levels.forEach((level, i) => { if (i > 0 && level > levels[i - 1] + 1) found.push('a heading skips a level'); });
          if (document.querySelectorAll('h1').length !== 1) found.push('not one h1');
          const lines = found.map(line => line.replace(/</g, '&lt;')).join('\n');
          const drawings = document.querySelectorAll('.plot svg').length + ' ' + document.querySelectorAll('.tree svg').length;
          parent.postMessage(lines + '|' + drawings + '|' + innerWidth, '*');
        });
        </script>
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("report-");

    [NeedsFact(Need.Browser | Need.Time)]
    public void It_asks_for_nothing_and_nothing_is_cut_off_or_overlaps_from_360_to_1920_pixels()
    {
        var page = ReportPage.Of(Content());
        Assert.DoesNotMatch(@"(src|href)=""(?!#|data:)", page);
        Assert.DoesNotContain("http", page.Replace("http://www.w3.org/", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var path = Path.Combine(_folder.FullName, "report.html");
        File.WriteAllText(path, page.Replace("</body>", Probe + "</body>", StringComparison.Ordinal));
        foreach (var width in new[] { 360, 500, 1200, 1920 })
        {
            // A window has a least width; a frame has not.
            var frame = Path.Combine(_folder.FullName, "frame.html");
            File.WriteAllText(frame, $$"""
                <!doctype html><body><script>addEventListener('message', message => {
                  document.body.insertAdjacentHTML('beforeend', '<pre id="probe">' + message.data + '</pre>');
                });</script>
                <iframe src="report.html" style="width: {{width}}px; height: 900px; border: 0"></iframe></body>
                """);
            var (dom, log) = Load(frame, width);
            Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
            Assert.Equal(
                $"|{Figures_Approved.All.Count + 1} {Trees}|{width}", dom.Split("<pre id=\"probe\">")[^1].Split("</pre>")[0]);
        }
    }

    /// <summary>What was proved, the figures and the false readings stand with the statement that they are about.</summary>
    [NeedsFact(Need.Time)]
    public void A_statement_has_its_formula_its_proof_its_figures_and_its_false_readings()
    {
        var page = ReportPage.Of(Content());
        var article = page[page.IndexOf("<article id=\"T1.rejections\"", StringComparison.Ordinal)..];
        article = article[..article.IndexOf("</article>", StringComparison.Ordinal)];
        var parts = new[]
        {
            "✓ holds", FormulaMathMl.Of(Theorems.Catalogue.Find("T1.rejections").Formula),
            $"Proved for {ProofTable.Approved.Column("T1.rejections")}", "id=\"fig2a-figure\"", "id=\"N.bonus\"", "✗ refuted",
            "target  (1/2, 1/2), at every position", "✗ 0! 0!  1/4",
        };
        Assert.Equal(parts.Select(part => article.IndexOf(part, StringComparison.Ordinal)).Order(),
            parts.Select(part => article.IndexOf(part, StringComparison.Ordinal)));
        Assert.All(parts, part => Assert.Contains(part, article, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_formula_of_the_catalogue_is_MathML_and_a_command_that_is_not_known_is_refused()
    {
        Assert.All(Theorems.Catalogue.Statements, statement =>
        {
            var formula = FormulaMathMl.Of(statement.Formula);
            Assert.DoesNotContain('\\', formula);
            _ = System.Xml.Linq.XElement.Parse($"<p>{formula}</p>");
            Assert.Equal(
                statement.Formula.Count(letter => letter is '(' or '['),
                System.Xml.Linq.XElement.Parse($"<p>{formula}</p>").Value.Count(letter => letter is '(' or '['));
        });
        Assert.Equal("<math displaystyle=\"true\"><msub><mi>x</mi><mn>1</mn></msub></math>", FormulaMathMl.Of("x_1"));
        foreach (var (latex, what) in new[]
        {
            (@"a + \unknown b", @"\unknown, which is not known at character 12"), ("x_{1", "a brace that is not closed"), ("x}", "a brace"),
            ("x_1_2", "a second script"), (@"\bigl x", "no bracket"), (@"\frac{1}", "an end"), (@"\text{a $b$}", "plain letters"),
            ("é", "é, which"),
        })
        {
            Assert.Contains(what, Assert.Throws<FormatException>(() => FormulaMathMl.Of(latex)).Message, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The bug of the first screen twice, two others, and a refuted reading that is about a decoder.</summary>
    private const int Trees = 5;

    private static ReportContent Content()
    {
        Statement[] statements =
            [Theorems.Catalogue.Find("N.bonus"), Theorems.Catalogue.Find("E.single"), Theorems.Catalogue.Find("T1.rejections")];
        var ledger = Ledger.Of(Theorems.Catalogue, statements, new RunOptions(1));
        string[] bugs = ["resample-from-target", "one-coin-per-round", "wrong-branch-row", "autoregressive"];
        return new(
            Figures_Approved.All, Figures_Approved.Recipe, ledger, new RunOptions(1), ProofTable.Approved,
            [.. Mutants.All.Where(entry => bugs.Contains(entry.Name) || entry.Lossless)]);
    }

    private (string Dom, string Log) Load(string path, int width)
    {
        var browser = OnThePath.Chromium
            ?? throw new InvalidOperationException("SPECPROOFS_BROWSER=required, and there is no chromium on the path");
        var start = new ProcessStartInfo(browser)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--enable-logging=stderr",
                "--virtual-time-budget=5000", $"--user-data-dir={Path.Combine(_folder.FullName, $"profile-{width}")}",
                $"--window-size={width},900", "--dump-dom", new Uri(path).AbsoluteUri,
            },
        };
        using var process = Process.Start(start)!;
        var log = process.StandardError.ReadToEndAsync();
        var dom = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (dom, log.Result);
    }
}
