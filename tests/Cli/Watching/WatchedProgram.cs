using System.Diagnostics;
using System.Text;

namespace SpecProofs.Tests;

/// <summary>The program with <c>check --watch</c>, as a terminal runs it, with its output read as it comes.</summary>
internal sealed class WatchedProgram : IDisposable
{
    /// <summary>Far more than the first build takes: only a program that hangs is ended by it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly CancellationTokenSource _patience = new(Patience);

    /// <summary>Starts it.</summary>
    /// <param name="folder">Where it is run.</param>
    /// <param name="dotnet">What it runs in the place of <c>dotnet</c>; null for <c>dotnet</c>.</param>
    /// <param name="arguments">Further arguments.</param>
    public WatchedProgram(string folder, string? dotnet, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Shell.Program, "check", "--watch", .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["DOTNET_HOST_PATH"] = dotnet;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
    }

    /// <summary>What it prints until it waits for the next file.</summary>
    public async Task<string> Report()
    {
        var text = new StringBuilder();
        while (await _process.StandardOutput.ReadLineAsync(_patience.Token) is { } line)
        {
            if (line.StartsWith("waiting for a file", StringComparison.Ordinal))
            {
                return text.ToString();
            }

            _ = text.AppendLine(line);
        }

        throw new InvalidOperationException($"it has ended: {text}");
    }

    /// <summary>Interrupts it, as Ctrl+C does.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> Interrupted()
    {
        _ = Shell.Run($"kill -INT {_process.Id}");
        await _process.WaitForExitAsync(_patience.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _patience.Dispose();
    }
}
