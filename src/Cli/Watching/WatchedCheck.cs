using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SpecProofs.Cli;

/// <summary><c>check --watch</c>: checks, and again whenever a source file is saved, until it is interrupted.</summary>
/// <remarks>Each check is a process of its own: nothing that an older build has computed is left in it.</remarks>
internal sealed class WatchedCheck
{
    private const int MostErrors = 20;

    private readonly Clone? _clone;
    private readonly string[] _assemblies;
    private readonly string[] _arguments;
    private readonly TextWriter _output;

    /// <summary>Watches the clone of the current folder and the assemblies that are given to the check.</summary>
    /// <param name="arguments">Of the check, without <c>--watch</c>.</param>
    /// <param name="assemblies">The files of <c>--assembly</c> among them.</param>
    /// <param name="output">Standard output, which the check writes to as well.</param>
    /// <exception cref="BadInputException">There is nothing to watch.</exception>
    public WatchedCheck(string[] arguments, string[] assemblies, TextWriter output)
    {
        (_clone, _assemblies, _arguments, _output) = (Clone.Around(Environment.CurrentDirectory), assemblies, arguments, output);
        if (_clone is null && assemblies.Length == 0)
        {
            throw new BadInputException(
                $"--watch: {Quoted.Path(Environment.CurrentDirectory)} is in no clone of SpecProofs, and there is no --assembly to watch");
        }
    }

    /// <summary>Runs until SIGINT or SIGTERM.</summary>
    /// <returns>The exit code: that of the first check if it refuses its arguments.</returns>
    public int Run()
    {
        using var end = new CancellationTokenSource();
        void Interrupted(PosixSignalContext signal)
        {
            signal.Cancel = true;
            end.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupted);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupted);
        using var saved = new SavedFiles(_clone, _assemblies);
        try
        {
            return Run(saved, end.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return CommandLine.Ok;
        }
    }

    private async Task<int> Run(SavedFiles saved, CancellationToken end)
    {
        if (_clone is not null)
        {
            Say($"building {_clone.Root}, which takes half a minute when it is built for the first time");
        }

        if (await Built(restore: true, end) && await Check(saved, end) == CommandLine.Bad)
        {
            return CommandLine.Bad;
        }

        while (true)
        {
            if (!saved.IsAny)
            {
                Say("waiting for a file to be saved; Ctrl+C ends");
            }

            var (paths, when) = await saved.Next(end);
            Say($"\n{Words(paths)} saved");
            if (!await Built(restore: !paths.All(path => path.EndsWith(".cs", StringComparison.Ordinal)), end))
            {
                continue;
            }

            var built = Stopwatch.GetElapsedTime(when);
            if (await Check(saved, end) is not null)
            {
                Say($"\n{Stopwatch.GetElapsedTime(when).TotalSeconds:0.0} s after saving, {built.TotalSeconds:0.0} s of them to build");
            }
        }
    }

    /// <summary>Builds, and prints what the compiler refuses.</summary>
    private async Task<bool> Built(bool restore, CancellationToken end)
    {
        var errors = _clone is null ? [] : await _clone.Build(restore, end);
        foreach (var error in errors.Take(MostErrors))
        {
            Say(error);
        }

        if (errors.Count > MostErrors)
        {
            Say($"and {errors.Count - MostErrors:N0} more errors");
        }

        return errors.Count == 0;
    }

    /// <summary>Checks with what is built now; gives up when a file is saved meanwhile.</summary>
    /// <returns>The exit code; null if it gave up.</returns>
    private async Task<int?> Check(SavedFiles saved, CancellationToken end)
    {
        var program = _clone?.Program ?? Path.Combine(AppContext.BaseDirectory, "specproofs.dll");
        using var check = DotnetProcess.Start(new(string.Empty, [program, .. _arguments]) { UseShellExecute = false });
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(end);
        try
        {
            var exit = check.WaitForExitAsync(enough.Token);
            var next = saved.Any(enough.Token);
            if (await Task.WhenAny(exit, next) == exit)
            {
                await exit;
                return check.ExitCode;
            }

            end.ThrowIfCancellationRequested();
            return null;
        }
        finally
        {
            await enough.CancelAsync();
            DotnetProcess.End(check, andAllThatItStarted: true);
        }
    }

    private string Words(IReadOnlyList<string> paths) =>
        (_clone is null ? paths[0] : Path.GetRelativePath(_clone.Root, paths[0]))
        + (paths.Count == 1 ? string.Empty : $" and {paths.Count - 1:N0} more");

    private void Say(string words)
    {
        _output.WriteLine(words);
        _output.Flush();
    }
}
