using System.Globalization;
using System.Text;

namespace SpecProofs.Tests;

/// <summary>
/// Damaged instance files and odd options, from a seed: exit code 0 and a report, or exit code 1 and one short line. What is computed is
/// bounded by counting; the time is a guard against hanging and no more.
/// </summary>
public sealed class Fuzz : IDisposable
{
    /// <summary>Characters of an error line, without the path of the file.</summary>
    private const int LongestLine = 200;

    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(4);

    private static readonly string[] Samples =
    [
        Tests.Samples.Markov, Tests.Samples.PerStep, Tests.Samples.Table, Tests.Samples.Counts, Tests.Samples.NGram, Tests.Samples.Mixed,
    ];

    private static readonly string[] Values =
    [
        "0", "1", "2", "3", "7", "22", "64", "65", "4000", "1000000", "2147483648", "-1", "1.5", "1e9", "1e-400", "1e99999",
        "\"1/0\"", "\"1/3\"", "\"1e-9999\"", "null", "true", "[]", "{}", "[[[]]]", "\"\"",
        "\"\\u0000\"", "\"\\ud800\"", "\"é中🎲\"", "\"counts\"", "NaN", "-", "١",
    ];

    private static readonly string[] Lines =
    [
        "--batch", "--epsilon", "--simulate", "--seed", "--lookahead", "--law", "--bonus", "--json", "--batch=1", "--bogus", "--",
        "@file", "-h=1",
    ];

    private static readonly string[] Words =
    [
        "0", "1", "2", "1,2,3", "1,,2", ",", "64", "1000000", "2147483647", "2147483648", "-1", "1/2", "1/0", "1e-9999", "0.5",
        "NaN", "∞", "é", "", " ", "=", "\u001b[31m", "\u202e", "\n",
    ];

    /// <summary>Nearly as many contexts as are taken: 27 letters, each after three others.</summary>
    private const string Costly = """
        {
          "vocabulary": 27, "horizon": 5,
          "draft": { "ngram": { "order": 2, "smoothing": 1, "counts": {} } },
          "target": { "ngram": { "order": 3, "smoothing": 1, "counts": {} } }
        }
        """;

    private readonly FrontDoor _front = new();

    [Theory]
    [InlineData(1)]
    [NeedsInlineData(Need.Time, 2)]
    [NeedsInlineData(Need.Time, 3)]
    [NeedsInlineData(Need.Time, 4)]
    public void Damaged_instance_files(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 100; i++)
        {
            var text = Samples[random.Next(Samples.Length)];
            for (var n = random.Next(1, 4); n > 0; n--)
            {
                text = Damaged(text, random);
            }

            var path = _front.PathOf("a.json");
            File.WriteAllBytes(path, random.Next(10) == 0 ? Broken(text, random) : Encoding.UTF8.GetBytes(text));
            Survives(["instance", path, "--batch", "1,3", "--epsilon", "1/2"], path, text);
        }
    }

    /// <summary>Each in a process of its own, whose heap may not grow beyond the limit.</summary>
    [NeedsFact(Need.Time)]
    public void Damaged_instance_files_in_one_gigabyte()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var random = new Random(7);
        string[] files =
        [
            .. Enumerable.Range(0, 30).Select(i => _front.File($"{i}.json", Damaged(Samples[random.Next(Samples.Length)], random))),
            _front.File("wide.json", Costly),
        ];
        var (exit, ends, error) = Shell.Run(
            $"for file in {string.Join(' ', files)}; do dotnet '{Shell.Program}' instance $file > /dev/null 2>> '{_front.PathOf("err")}'; "
            + "echo $?; done",
            ("DOTNET_GCHeapHardLimit", "0x40000000"));
        Assert.Equal((0, string.Empty), (exit, error));
        var codes = ends.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(codes, code => Assert.True(code is "0" or "1", ends));
        Assert.Equal((files.Length, "0"), (codes.Length, codes[^1]));
    }

    [Theory]
    [NeedsInlineData(Need.Time, 5)]
    [InlineData(6)]
    public void Odd_options(int seed)
    {
        var random = new Random(seed);
        var path = _front.File("a.json", Tests.Samples.Markov);
        for (var i = 0; i < 50; i++)
        {
            string[] options = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Option(random))];
            Survives(["instance", path, .. options], path, string.Join(" | ", options));
        }
    }

    public void Dispose() => _front.Dispose();

    private static void Survives(string[] args, string path, string shown)
    {
        var run = Task.Run(() => Run(args));
        Assert.True(run.Wait(Hang), $"no end: {shown}");
        var (exit, output, error) = run.Result;
        var line = error.Replace(path, "a.json", StringComparison.Ordinal).TrimEnd();
        if (exit == 0)
        {
            Assert.True(output.Length > 0 && line.Length == 0, $"{line}\n{shown}");
            return;
        }

        Assert.True(
            exit == 1 && output.Length == 0 && line.Length is > 0 and <= LongestLine && !line.Any(char.IsControl),
            $"exit code {exit}, {output.Length} characters, {line.Length} of error: {line}\n{shown}");
    }

    private static string Option(Random random) => random.Next(3) switch
    {
        0 => Lines[random.Next(Lines.Length)],
        1 => Words[random.Next(Words.Length)],
        _ => random.Next(8) == 0
            ? new string(random.Next(2) == 0 ? '9' : 'x', 100_000)
            : random.Next(-2, 5000).ToString(CultureInfo.InvariantCulture),
    };

    private static string Damaged(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(12), text.Length - at);
        return random.Next(8) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            2 => text[..at],
            3 => text.Insert(at, new string("[{\"0a ".ToCharArray()[random.Next(6)], random.Next(1, 100_000))),
            4 => text.Insert(at, $"{(char)random.Next(0x250)}"),
            _ => OtherValue(text, random),
        };
    }

    /// <summary>Another value in the place of a number or of a quoted text.</summary>
    private static string OtherValue(string text, Random random)
    {
        int[] starts =
            [.. Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i]) && (i == 0 || !char.IsAsciiDigit(text[i - 1])))];
        if (starts.Length == 0)
        {
            return text;
        }

        var from = starts[random.Next(starts.Length)];
        var to = from;
        while (to < text.Length && (char.IsAsciiDigit(text[to]) || text[to] is '/' or '.'))
        {
            to++;
        }

        var isQuoted = from > 0 && to < text.Length && text[from - 1] == '"' && text[to] == '"';
        (from, to) = isQuoted ? (from - 1, to + 1) : (from, to);
        return string.Concat(text.AsSpan(0, from), Values[random.Next(Values.Length)], text.AsSpan(to));
    }

    private static byte[] Broken(string text, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(0x80, 0x100);
        }

        return bytes;
    }
}
