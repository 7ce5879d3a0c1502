namespace SpecProofs.Analysis;

/// <summary>log p − log q at each written token.</summary>
internal static class LogRatios
{
    public static double[] Of(IReadOnlyList<(double Draft, double Target)> written)
    {
        var ratios = new double[written.Count];
        foreach (var (n, (draft, target)) in written.Index())
        {
            ratios[n] = double.IsFinite(target) && draft < double.PositiveInfinity
                ? draft - target
                : throw new ArgumentException(
                    $"position {n + 1}: log p = {draft} and log q = {target}, but a written token has a finite log q and log p < ∞");
        }

        return ratios;
    }
}
