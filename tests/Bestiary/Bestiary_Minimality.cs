using System.Globalization;
using Xunit.Abstractions;

namespace SpecProofs.Tests;

/// <summary>A reported counterexample is as small as the search from below finds one.</summary>
/// <remarks>SPECPROOFS_SEEDS sets the number of seeds, 1 unless given; with 20 the table of all entries takes some minutes.</remarks>
public sealed class Bestiary_Minimality(ITestOutputHelper output)
{
    private static readonly int Seeds =
        Math.Max(1, int.Parse(Environment.GetEnvironmentVariable("SPECPROOFS_SEEDS") ?? "1", CultureInfo.InvariantCulture));

    [NeedsFact(Need.Time)]
    public void A_shrunk_counterexample_is_a_least_one()
    {
        var compared = Mutants.All.Where(entry => !entry.Lossless).AsParallel().AsOrdered()
            .Select(entry => (
                entry.Name,
                Least: SizeOf(LeastCounterexample.Of(entry)),
                Found: Enumerable.Range(1, Seeds).Select(seed => Found(entry, (ulong)seed)).ToList()))
            .ToList();
        compared.ForEach(entry => output.WriteLine(
            $"{entry.Name,-34} {entry.Least,-46} "
            + $"{entry.Found.Count(size => size == entry.Least)} of {Seeds} equal; largest {entry.Found.Max()}"));
        Assert.Empty(compared.Where(entry => entry.Found.Any(size => size != entry.Least)).Select(entry => entry.Name));
    }

    private static InstanceSize? SizeOf(LeastCounterexample? least) =>
        least is null ? null : InstanceSize.Of([least.Given, least.Lookahead, least.Drafts]);

    /// <summary>The size of what the ordinary runner reports.</summary>
    private static InstanceSize? Found(Mutant mutant, ulong seed) =>
        InstanceSize.Of(PropertyRunner.Run(MutantCheck.PropertyOf(mutant), new RunOptions(Seed: seed)).Case!.Arguments);
}
