using System.Collections.Immutable;
using System.Globalization;

namespace SpecProofs.Instances;

/// <summary>How tokens are written: by name if they have names, by number otherwise. Immutable.</summary>
/// <remarks>Names are distinct, not empty and without blanks, so that a prefix can be written as names separated by blanks.</remarks>
public sealed class TokenNames
{
    private readonly ImmutableArray<string> _names;
    private readonly Dictionary<string, int> _tokens = [];

    private TokenNames(int vocabulary, ImmutableArray<string> names) => (Vocabulary, _names) = (vocabulary, names);

    /// <summary>Number of tokens V ≥ 1.</summary>
    public int Vocabulary { get; }

    /// <summary>The names, or empty when tokens are only numbers.</summary>
    public ImmutableArray<string> Names => _names;

    /// <summary>The name of a token; its number when it has none.</summary>
    public string this[int token] => _names.IsEmpty ? token.ToString(CultureInfo.InvariantCulture) : _names[token];

    /// <summary>Tokens that are only numbers.</summary>
    public static TokenNames Numbers(int vocabulary) => new(vocabulary, []);

    /// <summary>Tokens with names.</summary>
    /// <exception cref="FormatException">A name is empty, has a blank, is taken, or is the number of another token.</exception>
    public static TokenNames Of(IReadOnlyList<string> names)
    {
        var result = new TokenNames(names.Count, [.. names]);
        foreach (var (token, name) in names.Index())
        {
            if (Problem(name, token) is { } problem
                || (!result._tokens.TryAdd(name, token) && (problem = "is the name of two tokens") is not null))
            {
                throw new FormatException($"\"{Quoted.Of(name)}\" {problem}");
            }
        }

        return result;
    }

    /// <summary>A sequence of tokens as text, separated by blanks.</summary>
    public string Format(Tokens tokens) => string.Join(' ', tokens.Span.ToArray().Select(token => this[token]));

    /// <summary>A sequence of tokens from text: names or numbers separated by blanks.</summary>
    /// <exception cref="FormatException">A part is neither a name nor a number of a token.</exception>
    public Tokens Parse(string text) => new([.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(TokenOf)]);

    private static string? Problem(string name, int token) => name switch
    {
        "" => "is not a name: names are not empty",
        _ when name.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)) =>
            "is not a name: a blank separates the tokens of a prefix",
        _ when int.TryParse(name, NumberStyles.None, null, out var number) && number != token =>
            $"is not a name for token {token}: it reads as the number of another token",
        _ => null,
    };

    private int TokenOf(string part) =>
        _tokens.TryGetValue(part, out var token) || (int.TryParse(part, NumberStyles.None, null, out token) && token < Vocabulary)
            ? token
            : throw new FormatException($"\"{Quoted.Of(part)}\" is not one of the {Vocabulary} tokens");
}
