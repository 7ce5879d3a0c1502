namespace SpecProofs.Benchmarks;

/// <summary>What <c>--only</c> leaves.</summary>
internal static class Selection
{
    /// <summary>The parts of this name; all for none.</summary>
    /// <exception cref="ArgumentException">No part has it.</exception>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> parts, string? only, Func<T, string> nameOf)
    {
        var all = parts.ToList();
        var selected = all.FindAll(part => only is null || nameOf(part) == only);
        return selected.Count > 0
            ? selected
            : throw new ArgumentException($"--only: there is no part \"{only}\"; the parts are {string.Join(", ", all.Select(nameOf))}");
    }
}
