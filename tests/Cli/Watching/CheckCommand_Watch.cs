namespace SpecProofs.Tests;

/// <summary>An edit and its verdict: <c>check --watch</c>.</summary>
public class CheckCommand_Watch
{
    private const string Algorithm = "src/Decoding/Algorithms/Speculative.cs";

    [NeedsFact(Need.Time)]
    public async Task A_file_that_is_saved_is_built_and_checked()
    {
        using var clone = new SourceCopy();
        using var program = new WatchedProgram(clone.Root, dotnet: null, "--statement", "T1.law");
        Assert.Contains("1 of 1 statements hold", await program.Report(), StringComparison.Ordinal);

        clone.Edit(Algorithm, "chance.Draw(here.Coupling.Residual)", "chance.Draw(here.Coupling.Target)");
        var broken = await program.Report();
        Assert.StartsWith($"\n{Algorithm} saved\nspeculative decoding, lookahead 1, without bonus, is not lossless (T1.law)\n", broken);
        Assert.Contains("draw 1   Speculative.cs:32\n", broken, StringComparison.Ordinal);
        Assert.Matches(@"\n[0-9.]+ s after saving, [0-9.]+ s of them to build\n$", broken);

        clone.Edit(Algorithm, "here.Coupling.Target", "here.Coupling.Nothing");
        Assert.StartsWith($"\n{Algorithm} saved\n{Algorithm}(32,51): error CS1061: ", await program.Report());

        clone.Edit(Algorithm, "here.Coupling.Nothing", "here.Coupling.Residual");
        Assert.Contains("1 of 1 statements hold", await program.Report(), StringComparison.Ordinal);
        Assert.Equal(0, await program.Interrupted());
    }

    [Fact]
    public async Task Where_there_is_no_clone_a_library_is_checked_whenever_it_is_built()
    {
        var folder = Directory.CreateTempSubdirectory("specproofs-");
        var library = Path.Combine(folder.FullName, "Own.dll");
        OwnLibrary.Write(library, holds: true);
        using (var program = new WatchedProgram(folder.FullName, dotnet: null, "--statement", "OWN.law", "--assembly", library))
        {
            Assert.Contains("1 of 1 statements hold", await program.Report(), StringComparison.Ordinal);
            OwnLibrary.Write(library, holds: false);
            var broken = await program.Report();
            Assert.StartsWith($"\n{library} saved\n", broken);
            Assert.Contains("a bit is none", broken, StringComparison.Ordinal);
            Assert.Contains("0 of 1 statements hold", broken, StringComparison.Ordinal);
        }

        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("--watch: {0} is in no clone of SpecProofs, and there is no --assembly to watch")]
    [InlineData("--assembly: {0}/none/x.dll: there is no such folder", "--assembly", "{0}/none/x.dll")]
    [InlineData("--statement: no id begins with \"T9\"; the ids are ", "--assembly", "{1}", "--statement", "T9")]
    public void What_cannot_be_watched_or_checked_is_one_line(string problem, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("specproofs-").FullName;
        string Placed(string words) => words.Replace("{0}", folder, StringComparison.Ordinal)
            .Replace("{1}", typeof(Theorems).Assembly.Location, StringComparison.Ordinal);
        var (exit, output, error) = Shell.Run(
            $"cd {folder} && dotnet {Shell.Program} check --watch {Placed(string.Join(' ', arguments))}");
        Directory.Delete(folder);
        Assert.Equal((1, string.Empty), (exit, output));
        Assert.StartsWith(Placed(problem), error, StringComparison.Ordinal);
        Assert.Equal(1, error.AsSpan().Count('\n'));
    }
}
