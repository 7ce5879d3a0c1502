using SpecProofs.Properties;
using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("SpecProofs.Properties." + nameof(FoundationsFirst), "SpecProofs.Properties")]

namespace SpecProofs.Properties;

/// <summary>Foundations are tested before theorems: they are quick, and a theorem says little while one of them fails. A mutant that one of them kills costs no law.</summary>
public sealed class FoundationsFirst : ITestCollectionOrderer
{
    /// <inheritdoc/>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections
        .OrderByDescending(collection => collection.DisplayName.Contains(nameof(Foundations), StringComparison.Ordinal))
        .ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);
}
