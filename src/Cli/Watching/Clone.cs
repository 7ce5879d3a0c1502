using System.Diagnostics;

namespace SpecProofs.Cli;

/// <summary>A clone of SpecProofs, and this program as its sources have it, built beside all other builds.</summary>
/// <param name="Root">The folder of the solution.</param>
internal sealed record Clone(string Root)
{
    private const string Project = "src/Cli/Cli.csproj";

    /// <summary>The program that <see cref="Build"/> makes.</summary>
    public string Program => Path.Combine(Root, "src", "Cli", "bin", "watch", "specproofs.dll");

    /// <summary>Where its sources are, with all folders in them.</summary>
    public IEnumerable<string> Sources => [Path.Combine(Root, "src"), Path.Combine(Root, "properties")];

    /// <summary>The clone that a folder is in; null if it is in none.</summary>
    public static Clone? Around(string folder)
    {
        for (var here = new DirectoryInfo(folder); here is not null; here = here.Parent)
        {
            if (File.Exists(Path.Combine(here.FullName, "SpecProofs.sln")) && File.Exists(Path.Combine(here.FullName, Project)))
            {
                return new(here.FullName);
            }
        }

        return null;
    }

    /// <summary>Builds what has changed, without analyzers.</summary>
    /// <param name="restore">Whether the packages are looked at too.</param>
    /// <param name="end">Gives up.</param>
    /// <returns>The compiler's errors, with paths from <see cref="Root"/>; none if it is built.</returns>
    /// <exception cref="BadInputException">There is no <c>dotnet</c>.</exception>
    public async Task<IReadOnlyList<string>> Build(bool restore, CancellationToken end)
    {
        // On one node, in a server that stays: evaluated and compiled anew, fourteen projects take three times as long.
        var (exit, lines) = await Outcome(restore, server: true, end);
        if (exit != 0 && !lines.Any(IsError))
        {
            // The server went away or was busy, which says nothing about the sources.
            (exit, lines) = await Outcome(restore, server: false, end);
        }

        return exit == 0 ? [] : lines.Any(IsError) ? [.. lines.Where(IsError).Select(Shortened).Distinct()]
            : [$"dotnet build: exit code {exit}", .. lines];

        static bool IsError(string line) => line.Contains("error ", StringComparison.Ordinal);
    }

    private async Task<(int Exit, string[] Lines)> Outcome(bool restore, bool server, CancellationToken end)
    {
        var start = new ProcessStartInfo
        {
            ArgumentList = { "build", Project, "-p:Watched=true", "-m:1", "-tl:off", "-nologo", "-v:quiet" },
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        if (!restore)
        {
            start.ArgumentList.Add("--no-restore");
        }

        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = server ? "1" : "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "0";
        using var build = DotnetProcess.Start(start);
        try
        {
            var lines = (await build.StandardOutput.ReadToEndAsync(end)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await build.WaitForExitAsync(end);
            return (build.ExitCode, lines);
        }
        finally
        {
            DotnetProcess.End(build, andAllThatItStarted: false);
        }
    }

    /// <summary>An error without the root before the file and without the project after the words.</summary>
    private string Shortened(string line)
    {
        var words = line.Trim();
        var project = words.LastIndexOf(" [", StringComparison.Ordinal);
        return (project > 0 && words.EndsWith("proj]", StringComparison.Ordinal) ? words[..project] : words)
            .Replace(Root + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal);
    }
}
