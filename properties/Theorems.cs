namespace SpecProofs.Properties;

/// <summary>All statements of this suite with the properties that check them.</summary>
public static class Theorems
{
    /// <summary>Collected from this assembly.</summary>
    public static Catalogue Catalogue { get; } = Catalogue.Of(typeof(Theorems).Assembly);
}
