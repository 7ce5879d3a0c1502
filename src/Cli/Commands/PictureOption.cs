using System.CommandLine;

namespace SpecProofs.Cli;

/// <summary><c>--picture</c>: the tree of choices of a counterexample, as SVG.</summary>
internal static class PictureOption
{
    public static Option<string?> Create(string description) =>
        new Option<string?>("--picture") { Description = description, HelpName = "FILE" }.OfPath();

    /// <summary>Sees whether the file can be written, before anything is computed for it.</summary>
    /// <exception cref="BadInputException">It cannot.</exception>
    public static void Prepare(string? path)
    {
        if (path is not null)
        {
            OutputFile.CreateFolder("--picture", Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
    }

    /// <summary>Writes the first picture that there is, of what fails before what is refuted, and says so.</summary>
    public static string Write(string path, IEnumerable<PropertyResult> results)
    {
        var found = results.Where(result => result.Case is not null).OrderBy(result => result.Holds)
            .Select(result => result.Case!).FirstOrDefault(@case => @case.Picture is not null);
        if (found is null)
        {
            return $"\n{path} is not written: there is no counterexample of a decoder to draw";
        }

        OutputFile.Write(path, found.Picture!);
        return $"\n{path}: {found.Headline}";
    }
}
