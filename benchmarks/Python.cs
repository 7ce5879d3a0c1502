using System.Diagnostics;
using System.Globalization;

namespace SpecProofs.Benchmarks;

/// <summary>The baselines: plain Python and NumPy, each a process of its own.</summary>
internal static class Python
{
    /// <summary>The first number that a script prints; null, with the reason on stderr, where it cannot run.</summary>
    public static double? Rate(string script, params string[] arguments) => Numbers(script, arguments)?[0];

    /// <summary>The numbers that a script prints; null, with the reason on stderr, where it cannot run.</summary>
    public static double[]? Numbers(string script, params string[] arguments)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "baselines", script);
        var start = new ProcessStartInfo("/usr/bin/python3", [path, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            Console.Error.WriteLine($"{script}: {errors.Result.Trim().Split('\n')[^1]}");
            return null;
        }

        return [.. output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
    }
}
