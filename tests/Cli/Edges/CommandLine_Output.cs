using System.Text;

namespace SpecProofs.Tests;

/// <summary>Standard output that is full or closed, and the charset of what is printed.</summary>
public sealed class CommandLine_Output : IDisposable
{
    private readonly FrontDoor _front = new();

    [Theory]
    [InlineData("--help")]
    [InlineData("instance", "--help")]
    [InlineData("instance", "{0}")]
    [InlineData("instance", "{0}", "--json")]
    [InlineData("cite", "T1.law")]
    [InlineData("check", "--statement", "L.tv", "--cases", "1")]
    [InlineData("prove", "L.tv", "--vocabulary", "2")]
    public void A_full_disk_is_one_line_and_exit_code_1(params string[] command)
    {
        var args = command.Select(part => part == "{0}" ? FrontDoor.Data("markov-1913.json") : part).ToArray();
        using var error = new StringWriter();
        using var output = Full();
        Assert.Equal(1, CommandLine.Run(args, output, error));
        Assert.Equal($"standard output: cannot be written: No space left on device{Environment.NewLine}", $"{error}");
    }

    [Fact]
    public void Where_not_even_errors_can_be_written_the_exit_code_says_it()
    {
        using var full = Full();
        Assert.Equal(1, CommandLine.Run(["instance", "no.json"], full, full));
    }

    [Fact]
    public void Want_of_memory_is_one_line_and_exit_code_1_also_on_another_thread()
    {
        var few = new InsufficientMemoryException();
        foreach (var thrown in new Exception[] { few, new AggregateException(few) })
        {
            using var error = new StringWriter();
            using var output = new Failing(thrown);
            Assert.Equal(1, CommandLine.Run(["cite", "T1.law"], output, error));
            Assert.Equal($"there is not enough memory for this{Environment.NewLine}", $"{error}");
        }
    }

    /// <summary>The program itself, as a shell runs it.</summary>
    [Theory]
    [InlineData("cite T1.law > /dev/full", "standard output: cannot be written: No space left on device\n")]
    [InlineData("cite T1.law >&-", "standard output: cannot be written: Access to the path is denied.\n")]
    [InlineData("--help >&-", "standard output: cannot be written: Access to the path is denied.\n")]
    [InlineData("cite T1.law >&- 2>&-", "")]
    public void A_shell_sees_exit_code_1(string command, string error)
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.Equal((1, string.Empty, error), InShell(command, "C.UTF-8"));
        }
    }

    [Theory]
    [InlineData("C")]
    [InlineData("POSIX")]
    [InlineData("en_US.ISO-8859-1")]
    public void Output_is_UTF8_in_any_locale(string locale)
    {
        if (OperatingSystem.IsLinux())
        {
            const string Horizon = "\"horizon\"";
            var noted = Samples.Markov.Replace(Horizon, $"\"note\": \"Σ é 中\", {Horizon}", StringComparison.Ordinal);
            var file = _front.File("a.json", noted);
            var (exit, output, error) = InShell($"instance {file} --json", locale);
            Assert.Equal((0, string.Empty), (exit, error));
            Assert.Contains("Σ é 中", output, StringComparison.Ordinal);
            Assert.Equal((1, string.Empty, "Σ.json: there is no such file\n"), InShell("instance Σ.json", locale));
        }
    }

    public void Dispose() => _front.Dispose();

    private static (int Exit, string Output, string Error) InShell(string command, string locale) =>
        Shell.Run($"exec dotnet '{Shell.Program}' {command}", ("LC_ALL", locale));

    /// <summary>What .NET's console writer does on a disk without space.</summary>
    private static Failing Full() => new(new IOException("No space left on device"));

    private sealed class Failing(Exception thrown) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw thrown;
    }
}
