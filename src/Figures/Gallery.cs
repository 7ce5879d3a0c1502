using System.Collections.Immutable;

namespace SpecProofs.Figures;

/// <summary>All figures by name, in the order of the paper; then the ones that it lacks.</summary>
public static class Gallery
{
    private static readonly ImmutableArray<(string Id, Func<Recipe, Figure> Make)> All =
    [
        ("fig2a", recipe => RunningMean.Speculative("fig2a", 50, recipe)),
        ("fig2b", recipe => RunningMean.Batch("fig2b", 50, recipe)),
        ("fig2c", recipe => AgainstDrafts.SevenStatesChain("fig2c", 50, recipe)),
        ("fig3upper", _ => BatchImprovement.Bernoulli()),
        ("fig3lower", _ => BatchImprovement.Uniform()),
        ("fig4a", _ => Tradeoff.Front()),
        ("fig4b", _ => Tradeoff.Rejections()),
        ("fig4c", _ => Tradeoff.Losses()),
        ("fig5a", recipe => RunningMean.Speculative("fig5a", 100, recipe)),
        ("fig5b", recipe => RunningMean.Batch("fig5b", 100, recipe)),
        ("fig5c", recipe => AgainstDrafts.SevenStatesChain("fig5c", 100, recipe)),
        ("table1", PriceOfOverAcceptance.Table1),
        ("english-drafts", recipe => AgainstDrafts.English("english-drafts", recipe)),
        ("english-price", PriceOfOverAcceptance.English),
    ];

    /// <summary>The names.</summary>
    public static IEnumerable<string> Ids => All.Select(entry => entry.Id);

    /// <summary>The figure of a name.</summary>
    /// <exception cref="ArgumentException">There is no figure of this name.</exception>
    public static Figure Make(string id, Recipe recipe) => All.FirstOrDefault(entry => entry.Id == id) is { Make: not null } found
        ? found.Make(recipe)
        : throw new ArgumentException($"there is no figure \"{id}\"; the names are {string.Join(", ", Ids)}");
}
