using System.Globalization;
using System.Text.RegularExpressions;

namespace SpecProofs.Tests;

/// <summary>CHANGELOG.md, CITATION.cff and the build speak of the same release.</summary>
public sealed partial class Release
{
    private static readonly (string Version, string Date) Newest = File.ReadLines(Path.Combine(Repository.Root, "CHANGELOG.md"))
        .Select(line => Heading().Match(line)).Where(heading => heading.Success)
        .Select(heading => (heading.Groups["version"].Value, heading.Groups["date"].Value)).First();

    private static readonly string[] Citation = File.ReadAllLines(Path.Combine(Repository.Root, "CITATION.cff"));

    [Fact]
    public void The_newest_release_is_the_version_of_the_build() => Assert.Equal(Build.This.Version, Newest.Version);

    [Fact]
    public void The_citation_names_that_release_and_its_date()
    {
        Assert.Contains($"version: {Newest.Version}", Citation);
        Assert.Contains($"date-released: {Newest.Date}", Citation);
        _ = DateOnly.ParseExact(Newest.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^## (?<version>\d+\.\d+\.\d+), (?<date>\S+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();
}
