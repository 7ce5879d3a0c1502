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
          for (const request of performance.getEntriesByType('resource'))
            if (!request.name.startsWith('data:')) found.push('request ' + request.name);
          for (const svg of document.querySelectorAll('svg')) {
            const labels = (svg.getAttribute('aria-labelledby') || '').split(' ');
            const words = labels.map(id => document.getElementById(id)?.textContent || '').join(' ');
            if (words.trim().length < 20) found.push('no words for ' + svg.outerHTML.slice(0, 80));
            const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
            const box = svg.getBoundingClientRect();
            texts.forEach(([a, p]) => {
              if (p.left < box.left || p.right > box.right || p.top < box.top - 1 || p.bottom > box.bottom + 1) found.push('cut off: ' + a);
            });
            if (texts.length < 5) found.push('few labels in ' + svg.outerHTML.slice(0, 80));
            texts.forEach(([a, p], i) => texts.slice(i + 1).forEach(([b, q]) => {
              const width = Math.min(p.right, q.right) - Math.max(p.left, q.left);
              const height = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
              if (width > 1 && height > 1) found.push('overlap of ' + a + ' and ' + b);
            }));
          }
          const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
          ids.forEach((id, i) => { if (ids.indexOf(id) < i) found.push('two elements are called ' + id); });
          const width = document.documentElement.scrollWidth;
          if (width > innerWidth + 1) found.push('wider than the screen: ' + width);
          const lines = found.map(line => line.replace(/</g, '&lt;')).join('\n');
          const drawings = document.querySelectorAll('svg').length;
          document.body.insertAdjacentHTML('beforeend', '<pre id="probe">' + lines + '|' + drawings + '</pre>');
        });
        </script>
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("report-");

    [BrowserFact]
    public void It_asks_for_nothing_and_no_label_overlaps_another()
    {
        Statement[] statements = [Theorems.Catalogue.Find("N.bonus"), Theorems.Catalogue.Find("E.single")];
        var ledger = Ledger.Of(Theorems.Catalogue, statements, new RunOptions(1));
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
        var browser = BrowserFactAttribute.Chromium
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
