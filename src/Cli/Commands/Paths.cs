using System.CommandLine;
using System.CommandLine.Parsing;

namespace SpecProofs.Cli;

/// <summary>Arguments and options that name files or folders.</summary>
internal static class Paths
{
    /// <summary>The argument, refusing an empty path.</summary>
    public static Argument<T> OfPath<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result => Check(result, argument.Name, result.Tokens));
        return argument;
    }

    /// <summary>The option, refusing an empty path.</summary>
    public static Option<T> OfPath<T>(this Option<T> option)
    {
        option.Validators.Add(result => Check(result, option.Name, result.Tokens));
        return option;
    }

    /// <summary>Whether two paths lead to the same file, links followed.</summary>
    public static bool AreSame(string path, string other) => Final(path) == Final(other);

    private static void Check(SymbolResult result, string name, IEnumerable<Token> tokens)
    {
        if (tokens.Any(token => token.Value.Length == 0))
        {
            result.AddError($"{name}: \"\" is not a path.");
        }
    }

    /// <summary>The full path without links. What does not exist is not a link.</summary>
    private static string Final(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full);
        if (folder is null)
        {
            return full;
        }

        var here = Path.Combine(Final(folder), Path.GetFileName(full));
        return (Directory.Exists(here) ? Directory.ResolveLinkTarget(here, returnFinalTarget: true)
            : File.Exists(here) ? File.ResolveLinkTarget(here, returnFinalTarget: true)
            : null)?.FullName ?? here;
    }
}
