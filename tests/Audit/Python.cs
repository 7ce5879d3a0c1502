namespace SpecProofs.Tests;

/// <summary>The Python that runs the audited children of these tests; their client needs its standard library alone.</summary>
internal static class Python
{
    /// <summary>The program; null where there is none.</summary>
    public static string? Path { get; } = new[] { "/usr/bin/python3" }
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(System.IO.Path.PathSeparator)
            .Select(folder => System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? "python.exe" : "python3")))
        .FirstOrDefault(File.Exists);

    /// <summary>The command of one of the scripts beside this file.</summary>
    public static string[] Child(string script, params string[] arguments) =>
        [Path!, System.IO.Path.Combine(Repository.Root, "tests", "Audit", "children", script), .. arguments];
}

/// <summary>A test that needs Python. Skipped where there is none, unless SPECPROOFS_PYTHON=required, as in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = PythonTheoryAttribute.Reason;
}

/// <summary>The same for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute() => Skip = Reason;

    internal static string? Reason => Python.Path is null && Environment.GetEnvironmentVariable("SPECPROOFS_PYTHON") != "required"
        ? "there is no python3 here"
        : null;
}

/// <summary>A fact that takes long, see <see cref="LongFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongPythonFactAttribute : FactAttribute
{
    public LongPythonFactAttribute() => Skip = PythonTheoryAttribute.Reason ?? LongFactAttribute.Reason;
}

/// <summary>The same for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongPythonTheoryAttribute : TheoryAttribute
{
    public LongPythonTheoryAttribute() => Skip = PythonTheoryAttribute.Reason ?? LongFactAttribute.Reason;
}
