using System.Xml.Linq;

namespace SpecProofs.Tests;

/// <summary>What each project may refer to: projects and packages.</summary>
public sealed class Arrows
{
    /// <summary>The projects below the folders of the solution, by name.</summary>
    private static readonly Dictionary<string, XDocument> Projects = new[] { "src", "properties", "tests", "benchmarks" }
        .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories))
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path)!, XDocument.Load);

    /// <summary>What each project builds on. It may refer to these and to what they build on, and to nothing else.</summary>
    private static readonly Dictionary<string, string[]> BuildsOn = new()
    {
        ["Decoding"] = [],
        ["Analysis"] = ["Decoding"],
        ["Simulation"] = ["Analysis"],
        ["Instances"] = ["Analysis"],
        ["Conformance"] = ["Analysis"],
        ["Audit"] = ["Conformance"],
        ["Proofs"] = ["Conformance"],
        ["SymbolicProperties"] = ["Proofs"],
        ["Xunit"] = ["Conformance"],
        ["TestLogger"] = [],
        ["Bestiary"] = ["Simulation", "Conformance"],
        ["Figures"] = ["Simulation", "Instances"],
        ["Forecast"] = ["Simulation"],
        ["ForecastParquet"] = ["Forecast"],
        ["Properties"] = ["Conformance", "Simulation", "Instances"],
        ["Cli"] = ["Audit", "Properties", "Bestiary", "Figures", "ForecastParquet", "SymbolicProperties"],
        ["Tests"] = ["Cli", "Xunit", "TestLogger"],
        ["Benchmarks"] = ["Cli", "Xunit"],
    };

    /// <summary>The packages that each project may refer to.</summary>
    private static readonly Dictionary<string, string[]> Uses = new()
    {
        ["Decoding"] = [],
        ["Analysis"] = [],
        ["Simulation"] = ["MathNet.Numerics"],
        ["Instances"] = [],
        ["Conformance"] = ["FsCheck"],
        ["Audit"] = [],
        ["Proofs"] = [],
        ["SymbolicProperties"] = [],
        ["Xunit"] = ["xunit.extensibility.execution"],
        ["TestLogger"] = ["Microsoft.TestPlatform.ObjectModel"],
        ["Bestiary"] = [],
        ["Figures"] = ["OxyPlot.Core"],
        ["Forecast"] = ["MathNet.Numerics"],
        ["ForecastParquet"] = ["Parquet.Net"],
        ["Properties"] = [],
        ["Cli"] = ["HarfBuzzSharp.NativeAssets.Linux", "OxyPlot.SkiaSharp", "SkiaSharp.NativeAssets.Linux", "System.CommandLine"],
        ["Tests"] = ["Fractions", "FsCheck.Xunit", "Microsoft.NET.Test.Sdk", "Verify.Xunit", "xunit", "xunit.runner.visualstudio"],
        ["Benchmarks"] = ["BenchmarkDotNet"],
    };

    /// <summary>The projects that may depend on a test framework or platform.</summary>
    private static readonly string[] ForTests = ["Xunit", "TestLogger", "Tests"];

    public static TheoryData<string> Names => [.. Projects.Keys];

    [Fact]
    public void Every_project_has_its_place() => Assert.Equal(BuildsOn.Keys.Order(), Projects.Keys.Order());

    [Theory, MemberData(nameof(Names))]
    public void References_point_down(string project) => Assert.Empty(
        Included(project, "ProjectReference")
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
            .Except(Below(project)));

    [Theory, MemberData(nameof(Names))]
    public void Packages_are_the_listed_ones(string project) => Assert.Empty(Included(project, "PackageReference").Except(Uses[project]));

    /// <summary>The solution asks these alone for tests.</summary>
    [Fact]
    public void Dotnet_test_runs_every_project_that_has_tests() => Assert.Equal(
        Uses.Where(uses => uses.Value.Contains("Microsoft.NET.Test.Sdk")).Select(uses => uses.Key),
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Solution.targets")).Descendants("MSBuild")
            .Select(task => Path.GetFileNameWithoutExtension(task.Attribute("Projects")!.Value)));

    /// <summary>With all that comes along: the lock file lists the packages of packages and of projects too.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Only_the_adapter_the_logger_and_the_tests_depend_on_a_test_framework(string project)
    {
        var path = Directory.GetFiles(Repository.Root, $"{project}.csproj", SearchOption.AllDirectories).Single();
        var locked = File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "packages.lock.json"));
        var found = new[] { "\"xunit", "\"FsCheck.Xunit\"", "\"Microsoft.NET.Test.Sdk\"", "\"Microsoft.TestPlatform" }
            .Where(package => locked.Contains(package, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(ForTests.Contains(project), found.Any());
    }

    [Fact]
    public void Only_the_tests_need_the_test_SDK() =>
        Assert.Equal(["Tests"], Projects.Keys.Where(project => Included(project, "PackageReference").Contains("Microsoft.NET.Test.Sdk")));

    private static IEnumerable<string> Included(string project, string item) =>
        Projects[project].Descendants(item).Select(reference => reference.Attribute("Include")!.Value);

    private static HashSet<string> Below(string project) => [.. BuildsOn[project].SelectMany(other => Below(other).Append(other))];
}
