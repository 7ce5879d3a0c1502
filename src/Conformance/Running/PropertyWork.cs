namespace SpecProofs.Conformance;

/// <summary>How much work it is to try a law, for telling how much is left. Unit: cases of the small world.</summary>
public static class PropertyWork
{
    /// <summary>
    /// A random case takes about as long as this many of the small world: its instance is larger, and has to be generated.
    /// </summary>
    public const int OfRandomCase = 10;

    /// <summary>The work of a law that holds. A false reading is refuted after a few cases, so it counts as one.</summary>
    /// <param name="property">The property.</param>
    /// <param name="options">Number of cases.</param>
    public static long Planned(StatedProperty property, RunOptions options)
    {
        var mark = property.Mark;
        return property.IsSearch || property.IsPinned
            ? 1
            : (mark.SmallWorld ? options.SmallCasesOf(property.Parameters).LongCount() : 0) + ((long)options.CasesOf(mark) * OfRandomCase);
    }
}
