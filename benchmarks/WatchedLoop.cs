using System.Diagnostics;

namespace SpecProofs.Benchmarks;

/// <summary>An edit and its verdict: <c>check --watch</c> in a copy of the checkout whose tests are built.</summary>
internal static class WatchedLoop
{
    /// <summary>Seconds from saving a mistake to the first line of its counterexample.</summary>
    /// <exception cref="InvalidOperationException">The check ends without one.</exception>
    public static double SecondsToCounterexample(ScratchCheckout scratch, Mistake mistake)
    {
        using var loop = ScratchCheckout.Start(
            "dotnet",
            $"tests/bin/Debug/net{Environment.Version.Major}.0/specproofs.dll check --watch --statement {mistake.Root}",
            scratch.Folder);
        try
        {
            _ = ReadTo(loop, IsWaiting);
            return scratch.With(mistake, () =>
            {
                var watch = Stopwatch.StartNew();
                var line = ReadTo(loop, line => IsWaiting(line) || Mistakes.Headline().IsMatch(line));
                return IsWaiting(line)
                    ? throw new InvalidOperationException($"{mistake.Root} holds although {mistake.Words}")
                    : watch.Elapsed.TotalSeconds;
            });
        }
        finally
        {
            loop.Kill(entireProcessTree: true);
        }
    }

    private static bool IsWaiting(string line) => line.StartsWith("waiting for a file", StringComparison.Ordinal);

    private static string ReadTo(Process loop, Func<string, bool> wanted)
    {
        while (loop.StandardOutput.ReadLine() is { } line)
        {
            if (wanted(line))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"check --watch has ended with exit code {loop.ExitCode}");
    }
}
