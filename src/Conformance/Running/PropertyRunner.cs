namespace SpecProofs.Conformance;

/// <summary>
/// Tries a property: the small world in order of size, then random cases; the first failure is shrunk, and then searched for from below.
/// </summary>
public static class PropertyRunner
{
    /// <summary>Tries one property. Whatever it throws becomes its result.</summary>
    /// <param name="property">The property.</param>
    /// <param name="options">Number of cases and seed.</param>
    /// <param name="progress">Told how much work each case was that is tried, see <see cref="PropertyWork"/>.</param>
    public static PropertyResult Run(StatedProperty property, RunOptions options, Action<int>? progress = null)
    {
        if (property.Target is ClaimedProperty claim)
        {
            return new ClaimTrial(property, claim, options, progress).Run();
        }

        var trial = new PropertyTrial(property, options, progress, () => false);
        trial.Finish();
        return trial.Result;
    }
}
