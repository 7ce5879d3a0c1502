namespace SpecProofs.Tests;

/// <summary>Programs in the folders of PATH.</summary>
internal static class OnThePath
{
    /// <summary>Chromium under any of its names; null where there is none.</summary>
    public static string? Chromium { get; } = Find("chromium", "chromium-browser", "google-chrome");

    /// <summary>The first program of these names; null where there is none.</summary>
    public static string? Find(params string[] names) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator).SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
