using System.CommandLine;
using System.Reflection;

namespace SpecProofs.Cli;

/// <summary>Which statements a command is about: those of this suite, and of other assemblies that state their own.</summary>
internal static class StatementOptions
{
    /// <summary><c>--assembly</c>.</summary>
    public static Option<string[]> Assembly() => new Option<string[]>("--assembly")
    {
        Description = "A library that states theorems of its own; its statements and properties are added.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    }.OfPath();

    /// <summary>The suite's catalogue with the statements of some assemblies.</summary>
    /// <exception cref="BadInputException">A file is no assembly, or states nothing or something impossible.</exception>
    public static Catalogue CatalogueOf(IReadOnlyCollection<string> paths)
    {
        if (paths.Count == 0)
        {
            return Theorems.Catalogue;
        }

        var own = paths.Select(Load).ToList();
        try
        {
            return Catalogue.Of([typeof(Theorems).Assembly, .. own]);
        }
        catch (Exception e) when (e is ArgumentException or FileNotFoundException or TypeLoadException)
        {
            throw new BadInputException($"--assembly: {e.Message}");
        }
    }

    /// <summary>The statements with these ids, or whose ids begin with them; all of them for none.</summary>
    /// <exception cref="BadInputException">Nothing begins so.</exception>
    public static IReadOnlyList<Statement> Selected(this Catalogue catalogue, IReadOnlyCollection<string> ids)
    {
        var unknown = ids.FirstOrDefault(id => !catalogue.Statements.Any(statement => Begins(statement, id)));
        return unknown is null
            ? [.. catalogue.Statements.Where(statement => ids.Count == 0 || ids.Any(id => Begins(statement, id)))]
            : throw new BadInputException(
                $"--statement: no id begins with \"{Quoted.Of(unknown)}\"; the ids are {string.Join(", ", catalogue.Statements)}");

        static bool Begins(Statement statement, string id) => statement.Id.StartsWith(id, StringComparison.Ordinal);
    }

    private static Assembly Load(string path)
    {
        try
        {
            return System.Reflection.Assembly.LoadFrom(Path.GetFullPath(path));
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or ArgumentException or UnauthorizedAccessException)
        {
            throw new BadInputException($"--assembly: {Quoted.Path(path)}: is not an assembly that can be loaded");
        }
    }
}
