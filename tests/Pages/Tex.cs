using System.Diagnostics;

namespace SpecProofs.Tests;

/// <summary>Programs of a TeX distribution, run in a folder.</summary>
internal static class Tex
{
    /// <summary>Runs a program and returns its exit code and everything that it printed.</summary>
    public static (int Exit, string Output) Run(string folder, string name, params string[] args)
    {
        var start = new ProcessStartInfo(OnThePath.Find(name) ?? throw new InvalidOperationException($"there is no {name} on the path"))
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        // TeX breaks its lines where a box that is overfull would no longer be found.
        start.Environment["max_print_line"] = "1000";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
