namespace SpecProofs.Tests;

/// <summary>The command line run in this process, in a folder of its own.</summary>
public sealed class FrontDoor : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("specproofs-");

    /// <summary>Files that ship with the project.</summary>
    public static string Data(string name) => Path.Combine(AppContext.BaseDirectory, "data", name);

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes a file and returns its path.</summary>
    public string File(string name, string content)
    {
        System.IO.File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }

    public IEnumerable<string> Files() => _folder.EnumerateFiles().Select(file => file.Name).Order();

    /// <summary>Runs a command that must succeed, and returns its output.</summary>
    public static string Succeeds(params string[] args)
    {
        var (exit, output, error) = Run(args);
        Assert.Equal((0, string.Empty), (exit, error));
        return output;
    }

    /// <summary>Runs a command that must be refused: exit code 1, no output, and one line on standard error, which is the result.</summary>
    public static string IsRefused(params string[] args)
    {
        var (exit, output, error) = Run(args);
        Assert.Equal((1, string.Empty), (exit, output));
        Assert.EndsWith(Environment.NewLine, error, StringComparison.Ordinal);
        var line = error[..^Environment.NewLine.Length];
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
        return line;
    }

    /// <summary>The lines of a report's section: those below its title, up to an empty line.</summary>
    public string[] Section(string title, string instance, params string[] options) =>
        [.. Succeeds(["instance", File("a.json", instance), .. options]).Split('\n')
            .SkipWhile(line => line != title).Skip(1).TakeWhile(line => line.Length > 0)];

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Runs a command.</summary>
    public static (int Exit, string Output, string Error) Run(string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (CommandLine.Run(args, output, error), output.ToString(), error.ToString());
    }
}
