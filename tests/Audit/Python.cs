namespace SpecProofs.Tests;

/// <summary>The Python that runs the audited children of these tests; their client needs its standard library alone.</summary>
internal static class Python
{
    /// <summary>The program; null where there is none.</summary>
    public static string? Path { get; } =
        File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : OnThePath.Find(OperatingSystem.IsWindows() ? "python.exe" : "python3");

    /// <summary>The command of one of the scripts beside this file.</summary>
    public static string[] Child(string script, params string[] arguments) =>
        [Path!, System.IO.Path.Combine(Repository.Root, "tests", "Audit", "children", script), .. arguments];
}
