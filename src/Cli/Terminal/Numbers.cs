using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace SpecProofs.Cli;

/// <summary>Options whose values are numbers, with errors that name the option and the value.</summary>
internal static class Numbers
{
    private const int LongestFraction = 1024;
    private const int LongestText = 1000;
    private const int LongestList = 64;

    /// <summary>An option for a whole number in a range.</summary>
    public static Option<N?> Option<N>(string name, string description, N least, N most)
        where N : struct, IBinaryInteger<N> => new(name)
        {
            Description = description,
            HelpName = "N",
            CustomParser = result => Read(result, text => (N?)Whole(name, text, least, most)),
        };

    /// <summary>An option for a comma-separated list of numbers ≥ 1.</summary>
    public static Option<IReadOnlyList<int>> Counts(string name, string description) =>
        List(name, description, text => Whole(name, text, 1, int.MaxValue));

    /// <summary>An option for whole numbers in a range: a comma-separated list of numbers and of ranges such as 1..8.</summary>
    public static Option<IReadOnlyList<int>> Ranges(string name, string description, int least, int most) => new(name)
    {
        Description = description,
        HelpName = "LIST",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => Read(result, text =>
            (IReadOnlyList<int>)[.. Parts(name, text).SelectMany(part => Range(name, part.Trim(), least, most)).Distinct().Order()]),
    };

    /// <summary>An option for a comma-separated list of non-negative fractions or decimals.</summary>
    public static Option<IReadOnlyList<Rational>> Fractions(string name, string description) =>
        List(name, description, text => NotNegative(name, text));

    /// <summary>A non-negative fraction or decimal, read exactly; not too long to compute with.</summary>
    public static Rational NotNegative(string name, string text)
    {
        if (text.Length > LongestText)
        {
            throw new BadInputException(
                $"{name}: \"{Quoted.Of(text)}\" has {text.Length:N0} characters: at most {LongestText:N0} are read");
        }

        try
        {
            var value = Rational.Parse(text);
            return value < Rational.Zero ? throw new BadInputException($"{name}: \"{Quoted.Of(text)}\" is negative")
                : value.BitLength > LongestFraction
                    ? throw new BadInputException($"{name}: \"{Quoted.Of(text)}\" has more than {LongestFraction} bits as a fraction")
                    : value;
        }
        catch (FormatException e)
        {
            throw new BadInputException($"{name}: {e.Message}");
        }
    }

    private static Option<IReadOnlyList<N>> List<N>(string name, string description, Func<string, N> read) => new(name)
    {
        Description = description,
        HelpName = "LIST",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
            Read(result, text => (IReadOnlyList<N>)[.. Parts(name, text).Select(part => read(part.Trim())).Distinct()]),
    };

    private static string[] Parts(string name, string text) => text.Split(',') is { Length: <= LongestList } parts
        ? parts
        : throw new BadInputException($"{name}: {text.Split(',').Length:N0} values are given: at most {LongestList} are possible");

    private static IEnumerable<int> Range(string name, string text, int least, int most)
    {
        var ends = text.Split("..");
        if (ends.Length == 1)
        {
            return [Whole(name, text, least, most)];
        }

        var (first, last) = (Whole(name, ends[0], least, most), Whole(name, string.Join("..", ends[1..]), least, most));
        return first <= last
            ? Enumerable.Range(first, last - first + 1)
            : throw new BadInputException($"{name}: \"{Quoted.Of(text)}\" is an empty range");
    }

    private static N Whole<N>(string name, string text, N least, N most)
        where N : struct, IBinaryInteger<N> =>
        N.TryParse(text, NumberStyles.None, null, out var number) && number >= least && number <= most
            ? number
            : throw new BadInputException($"{name}: \"{Quoted.Of(text)}\" is not a whole number from {least} to {most}");

    private static T? Read<T>(ArgumentResult result, Func<string, T> read)
    {
        try
        {
            return read(result.Tokens[0].Value);
        }
        catch (BadInputException e)
        {
            result.AddError($"{e.Message}.");
            return default;
        }
    }
}
