using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace SpecProofs.Cli;

/// <summary>Options whose values are numbers, with complaints that name the option and the value.</summary>
internal static class Numbers
{
    /// <summary>An option for a whole number in a range.</summary>
    public static Option<N?> Option<N>(string name, string description, N least, N most)
        where N : struct, IBinaryInteger<N> => new(name)
        {
            Description = description,
            HelpName = "N",
            CustomParser = result => Read(result, name, least, most),
        };

    private static N? Read<N>(ArgumentResult result, string name, N least, N most)
        where N : struct, IBinaryInteger<N>
    {
        var text = result.Tokens[0].Value;
        if (N.TryParse(text, NumberStyles.None, null, out var number) && number >= least && number <= most)
        {
            return number;
        }

        result.AddError($"{name}: \"{text}\" is not a whole number from {least} to {most}.");
        return null;
    }
}
