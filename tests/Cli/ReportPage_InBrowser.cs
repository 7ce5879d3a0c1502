using System.Diagnostics;

namespace SpecProofs.Tests;

/// <summary>The report loads in a browser as it stands, on a phone and on a desk.</summary>
public sealed class ReportPage_InBrowser : IDisposable
{
    /// <summary>Writes down what a reader would stumble over: requests, pairs of labels that overlap, drawings without words, names given twice, a page wider than the screen.</summary>
    private const string Probe = """
        <script>
        addEventListener('load', () => {
          const found = [];
          for (const request of performance.getEntriesByType('resource')) if (!request.name.startsWith('data:')) found.push('request ' + request.name);
          for (const svg of document.querySelectorAll('svg')) {
            const words = (svg.getAttribute('aria-labelledby') || '').split(' ').map(id => document.getElementById(id)?.textContent || '').join(' ');
            if (words.trim().length < 20) found.push('no words for ' + svg.outerHTML.slice(0, 80));
            const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
            texts.forEach(([a, p]) => { const box = svg.getBoundingClientRect(); if (p.left < box.left || p.right > box.right || p.top < box.top - 1 || p.bottom > box.bottom + 1) found.push('cut off: ' + a); });
            if (texts.length < 5) found.push('few labels in ' + svg.outerHTML.slice(0, 80));
            texts.forEach(([a, p], i) => texts.slice(i + 1).forEach(([b, q]) => {
              if (Math.min(p.right, q.right) - Math.max(p.left, q.left) > 1 && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 1) found.push('overlap of ' + a + ' and ' + b);
            }));
          }
          const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
          ids.forEach((id, i) => { if (ids.indexOf(id) < i) found.push('two elements are called ' + id); });
          if (document.documentElement.scrollWidth > innerWidth + 1) found.push('wider than the screen: ' + document.documentElement.scrollWidth);
          document.body.insertAdjacentHTML('beforeend', '<pre id="probe">' + found.map(line => line.replace(/</g, '&lt;')).join('\n') + '|' + document.querySelectorAll('svg').length + '</pre>');
        });
        </script>
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("report-");

    [BrowserFact]
    public void It_asks_for_nothing_and_no_label_overlaps_another()
    {
        var ledger = Ledger.Of(Theorems.Catalogue, [Theorems.Catalogue.Find("N.bonus"), Theorems.Catalogue.Find("E.single")], new RunOptions(1));
        var page = ReportPage.Of(Figures_Approved.All, Figures_Approved.Recipe, ledger, new RunOptions(1));
        Assert.DoesNotMatch(@"(src|href)=""(?!#|data:)", page);
        var path = Path.Combine(_folder.FullName, "report.html");
        File.WriteAllText(path, page.Replace("</body>", Probe + "</body>", StringComparison.Ordinal));
        foreach (var width in new[] { 500, 1200 })
        {
            var (dom, log) = Load(path, width);
            Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
            Assert.Equal($"|{Figures_Approved.All.Count}", dom.Split("<pre id=\"probe\">")[^1].Split("</pre>")[0]);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private (string Dom, string Log) Load(string path, int width)
    {
        var start = new ProcessStartInfo(BrowserFactAttribute.Chromium ?? throw new InvalidOperationException("SPECPROOFS_BROWSER=required, and there is no chromium on the path"))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--enable-logging=stderr", "--virtual-time-budget=5000",
                $"--user-data-dir={Path.Combine(_folder.FullName, $"profile-{width}")}", $"--window-size={width},900", "--dump-dom", new Uri(path).AbsoluteUri,
            },
        };
        using var process = Process.Start(start)!;
        var log = process.StandardError.ReadToEndAsync();
        var dom = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (dom, log.Result);
    }
}
