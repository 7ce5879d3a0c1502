using System.Diagnostics;
using System.Text;

namespace SpecProofs.Tests;

/// <summary>The program itself, as a shell runs it.</summary>
internal static class Shell
{
    /// <summary>The path of the program, for <c>dotnet</c>.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "specproofs.dll");

    /// <summary>Runs a line of the shell to its end.</summary>
    public static (int Exit, string Output, string Error) Run(string line, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(line);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var run = Process.Start(start)!;
        var output = run.StandardOutput.ReadToEndAsync();
        var error = run.StandardError.ReadToEnd();
        run.WaitForExit();
        return (run.ExitCode, output.Result, error);
    }
}
