namespace SpecProofs.Tests;

/// <summary>A test that needs Chromium. Skipped where there is none, unless SPECPROOFS_BROWSER=required.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() =>
        Skip = Chromium is null && Environment.GetEnvironmentVariable("SPECPROOFS_BROWSER") != "required"
            ? "there is no chromium on the path"
            : null;

    /// <summary>The program; null where there is none.</summary>
    internal static string? Chromium { get; } = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
