using System.Reflection;
using System.Text.RegularExpressions;

namespace SpecProofs.Tests;

/// <summary>Links on the pages lead somewhere, and the types that they name can be used.</summary>
public sealed partial class Pages
{
    /// <summary>The assembly of each package whose page or row names types.</summary>
    private static readonly Dictionary<string, Assembly> Packages = new[]
    {
        typeof(IModel<>), typeof(Rational), typeof(MonteCarlo), typeof(InstanceFile), typeof(CorpusSums), typeof(Claim),
        typeof(SpecProofs.Xunit.PropertiesOfAttribute), typeof(Theorem1_OutputLaw),
    }.ToDictionary(type => type.Assembly.GetName().Name!, type => type.Assembly);

    /// <summary>All Markdown files, relative to the root.</summary>
    public static TheoryData<string> All => [.. Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "artifacts" or "StrykerOutput"))];

    public static TheoryData<string> OfPackages => [.. Packages.Keys];

    [Theory, MemberData(nameof(All))]
    public void Every_relative_link_exists(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        Assert.Empty(
            from link in Links().Matches(WithoutCode(page))
            let target = link.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal)
            let parts = target.Split('#')
            let path = parts[0].Length == 0 ? Path.Combine(Repository.Root, page) : Path.Combine(folder, parts[0])
            where !Path.Exists(path) || (parts.Length > 1 && !Anchors(path).Contains(parts[1]))
            select target);
    }

    [Theory, MemberData(nameof(OfPackages))]
    public void The_page_of_a_package_names_its_types(string package) =>
        Assert.Empty(Unknown(Packages[package], FirstCells(PageOf(package))));

    [Theory, MemberData(nameof(OfPackages))]
    public void The_readme_names_types_of_the_package(string package)
    {
        var row = File.ReadLines(Path.Combine(Repository.Root, "README.md"))
            .Single(line => line.StartsWith($"| `{package}` |", StringComparison.Ordinal));
        Assert.Empty(Unknown(Packages[package], [row.Split('|')[2]]));
    }

    private static string PageOf(string package)
    {
        var name = package.Split('.')[1];
        return name == "Properties" ? "properties/README.md" : $"src/{name}/README.md";
    }

    private static IEnumerable<string> FirstCells(string page) => File.ReadLines(Path.Combine(Repository.Root, page))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|')[1]);

    /// <summary>The backticked names in the cells that are no public type of the assembly.</summary>
    private static IEnumerable<string> Unknown(Assembly assembly, IEnumerable<string> cells)
    {
        var types = assembly.GetExportedTypes().Select(type => type.Name.Split('`')[0]).ToHashSet();
        return cells.SelectMany(cell => TypeNames().Matches(cell))
            .Select(name => name.Groups["type"].Value).Where(name => !types.Contains(name));
    }

    private static string WithoutCode(string page) => Code().Replace(File.ReadAllText(Path.Combine(Repository.Root, page)), string.Empty);

    /// <summary>The headings as GitHub links to them: small letters, blanks as hyphens, other signs left out.</summary>
    private static IEnumerable<string> Anchors(string path) => File.ReadLines(path)
        .Where(line => line.StartsWith('#'))
        .Select(line => string.Concat(line.TrimStart('#').Trim().ToLowerInvariant()
            .Where(sign => char.IsLetterOrDigit(sign) || sign is ' ' or '-' or '_').Select(sign => sign == ' ' ? '-' : sign)));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    [GeneratedRegex(@"`(?<type>[A-Z]\w+)(<[^`]*>)?`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypeNames();

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Code();
}
