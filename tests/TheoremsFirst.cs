using Xunit.Abstractions;

[assembly: TestCollectionOrderer("SpecProofs.Tests." + nameof(SpecProofs.Tests.TheoremsFirst), "SpecProofs.Tests")]

namespace SpecProofs.Tests;

/// <summary>Theorems are checked before anything else: where one is falsified, its counterexample says more than any other test.</summary>
public sealed class TheoremsFirst : ITestCollectionOrderer
{
    /// <inheritdoc/>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections
        .OrderByDescending(collection => collection.DisplayName.Contains(typeof(Theorem1_OutputLaw).Namespace!, StringComparison.Ordinal))
        .ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);
}
