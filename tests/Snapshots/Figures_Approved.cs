namespace SpecProofs.Tests;

/// <summary>Every figure's values and drawing are the approved ones.</summary>
public sealed class Figures_Approved
{
    /// <summary>Enough runs that five standard errors tell the curves apart that stand side by side.</summary>
    internal static readonly Recipe Recipe = new(20_000, 1, FrontDoor.Data("english.json"));

    private static readonly Dictionary<string, Lazy<Figure>> Made =
        Gallery.Ids.ToDictionary(id => id, id => new Lazy<Figure>(() => Gallery.Make(id, Recipe)));

    /// <summary>Figures that take seconds.</summary>
    public static TheoryData<string> Slow => [.. Gallery.Ids.Where(TakesLong)];

    public static TheoryData<string> Others => [.. Gallery.Ids.Where(id => !TakesLong(id))];

    /// <summary>The names of the approved texts.</summary>
    /// <remarks>One name each, as Verify requires: values and drawing do not share one.</remarks>
    public static IEnumerable<string> Snapshots => Gallery.Ids.SelectMany(id => new[] { ValuesOf(id), DrawingOf(id) });

    /// <summary>All figures, each made once.</summary>
    internal static IReadOnlyList<Figure> All => [.. Gallery.Ids.AsParallel().AsOrdered().Select(id => Made[id].Value)];

    /// <summary>One figure.</summary>
    internal static Figure Of(string id) => Made[id].Value;

    [Theory, MemberData(nameof(Others)), NeedsMemberData(Need.Time, nameof(Slow))]
    public async Task Values(string id) =>
        await Verifier.Verify(CsvFile.Of(Made[id].Value), "csv").UseDirectory(Repository.Snapshots).UseFileName(ValuesOf(id));

    [Theory, MemberData(nameof(Others)), NeedsMemberData(Need.Time, nameof(Slow))]
    public async Task Drawing(string id) =>
        await Verifier.Verify(Plot.ToSvg(Made[id].Value), "svg").UseDirectory(Repository.Snapshots).UseFileName(DrawingOf(id));

    [Theory, MemberData(nameof(Others)), NeedsMemberData(Need.Time, nameof(Slow))]
    public void Simulated_points_lie_within_five_standard_errors_of_theory(string id)
    {
        var figure = Made[id].Value;
        foreach (var (theory, simulated) in figure.Series.Zip(figure.Series.Skip(1))
            .Where(pair => pair.Second.Name.StartsWith("simulated", StringComparison.Ordinal)))
        {
            var line = theory.Name.StartsWith("limit", StringComparison.Ordinal) ? figure.Series[0] : theory;
            Assert.All(simulated.Points, point =>
            {
                var expected = line.Points.FirstOrDefault(known => known.X == point.X, line.Points[0]);
                Assert.InRange(((double)(point.Y - expected.Y)) / point.StandardError!.Value, -5, 5);
            });
        }
    }

    private static bool TakesLong(string id) => id == "table1" || id.StartsWith("english", StringComparison.Ordinal);

    private static string ValuesOf(string id) => $"figure.{id}.values";

    private static string DrawingOf(string id) => $"figure.{id}.drawing";
}
