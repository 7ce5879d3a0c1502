namespace SpecProofs.Properties;

/// <summary>The paper whose statements are checked: arXiv 2411.00841.</summary>
internal static class Paper
{
    /// <summary>Authors and year.</summary>
    public const string Name = "Yin, Chen, Huang, Wang 2024";
}
