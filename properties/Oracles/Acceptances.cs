namespace SpecProofs.Properties;

/// <summary>Acceptances for one position made from generated levels.</summary>
internal static class Acceptances
{
    /// <summary>b = level: anything in [0, 1].</summary>
    public static IReadOnlyList<Rational> Any(Coupling<Rational> coupling, Levels levels) =>
        [.. Enumerable.Range(0, coupling.Draft.Vocabulary).Select(x => levels[x])];

    /// <summary>b = 1 − level · (1 − min(1, q/p)): anything from min(1, q/p) to 1.</summary>
    public static IReadOnlyList<Rational> AtLeastLossless(Coupling<Rational> coupling, Levels levels) =>
        [.. Enumerable.Range(0, coupling.Draft.Vocabulary).Select(x => 1 - (levels[x] * (1 - coupling.Acceptance(x))))];
}
