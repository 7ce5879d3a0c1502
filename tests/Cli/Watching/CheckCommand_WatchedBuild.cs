namespace SpecProofs.Tests;

/// <summary>How <c>check --watch</c> takes the outcome of a build, with a script in the place of <c>dotnet</c>.</summary>
public sealed class CheckCommand_WatchedBuild : IDisposable
{
    private readonly string _clone = Directory.CreateTempSubdirectory("specproofs-").FullName;

    public CheckCommand_WatchedBuild()
    {
        _ = Directory.CreateDirectory(Path.Combine(_clone, "src", "Cli"));
        _ = Directory.CreateDirectory(Path.Combine(_clone, "properties"));
        File.WriteAllText(Path.Combine(_clone, "SpecProofs.sln"), string.Empty);
        File.WriteAllText(Path.Combine(_clone, "src", "Cli", "Cli.csproj"), string.Empty);
    }

    [Fact]
    public async Task A_build_server_that_goes_away_is_done_without() =>
        Assert.EndsWith("\nchecked\n", await Report("""if [ "$DOTNET_CLI_USE_MSBUILD_SERVER" = 1 ]; then echo "0 Error(s)"; exit 1; fi"""));

    [Fact]
    public async Task A_build_that_fails_without_an_error_shows_all_that_it_says() =>
        Assert.EndsWith(" time\ndotnet build: exit code 3\nno space\n", await Report("echo no space; exit 3"));

    [Fact]
    public async Task An_error_is_shown_once_and_without_the_folders_above()
    {
        var error = $"{_clone}/src/A.cs(1,2): error CS0000: no [{_clone}/src/A.csproj]";
        Assert.EndsWith(" time\nsrc/A.cs(1,2): error CS0000: no\n", await Report($"echo '{error}'; echo '{error}'; echo more; exit 1"));
    }

    [Fact]
    public async Task Of_many_errors_20_are_shown() => Assert.EndsWith(
        "\nerror 20\nand 5 more errors\n",
        await Report("for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do echo \"error $i\"; done; exit 1"));

    public void Dispose() => Directory.Delete(_clone, recursive: true);

    /// <summary>What is printed when <c>dotnet build</c> does this and the check prints a word.</summary>
    private async Task<string> Report(string build)
    {
        var script = Path.Combine(_clone, "dotnet");
        File.WriteAllText(script, $"#!/bin/sh\nif [ \"$1\" = build ]; then {build}\nexit 0; fi\necho checked\n");
        _ = Shell.Run($"chmod +x {script}");
        using var program = new WatchedProgram(_clone, script);
        return await program.Report();
    }
}
