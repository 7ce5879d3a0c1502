using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace SpecProofs.Instances;

/// <summary>A text folded to the letters of an alphabet and a blank. Immutable.</summary>
/// <remarks>
/// Letters are lowered; accents are taken off, whether the accent is part of the character or follows it; every run of anything else is one
/// blank, none at either end. A letter of the alphabet keeps its accent. Only accents come off: ß, æ or ł is not in a–z, so it is a blank.
/// Token 0 is the blank; letters follow in the order of the alphabet.
/// </remarks>
/// <param name="Names">The tokens: <c>space</c>, then the letters.</param>
/// <param name="Symbols">The text as tokens.</param>
public sealed record LetterText(TokenNames Names, ImmutableArray<int> Symbols)
{
    /// <summary>Letters whose accents were taken off, by letter, most frequent first.</summary>
    public IReadOnlyList<(Rune Letter, long Count)> Unaccented { get; private init; } = [];

    /// <summary>Letters that are not in the alphabet and so became blanks, by letter, most frequent first.</summary>
    public IReadOnlyList<(Rune Letter, long Count)> Left { get; private init; } = [];

    /// <summary>The letters kept unless the caller says otherwise.</summary>
    public const string Latin = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>
    /// Each letter, then the characters that are this letter with an accent. The runtime's own decomposition needs a library that may be
    /// absent.
    /// </summary>
    private static readonly string[] Accented =
    [
        "aàáâãäåāăąǎ", "cçćĉċč", "dď", "eèéêëēĕėęě", "gĝğġģ", "hĥ", "iìíîïĩīĭįǐ", "jĵ", "kķ", "lĺļľ", "nñńņň", "oòóôõöōŏőǒ", "rŕŗř",
        "sśŝşšș", "tţťț", "uùúûüũūŭůűųǔ", "wŵ", "yýÿŷ", "zźżž", "еёѐ", "иѝй", "іїй", "уў", "гѓ", "кќ",
    ];

    private static readonly Dictionary<Rune, Rune> PlainLetter = Accented
        .SelectMany(group => group.EnumerateRunes().Skip(1).Select(accented => (accented, Plain: group.EnumerateRunes().First())))
        .DistinctBy(pair => pair.accented)
        .ToDictionary(pair => pair.accented, pair => pair.Plain);

    /// <summary>Folds a text.</summary>
    /// <exception cref="FormatException">The alphabet is empty, or holds something other than distinct letters.</exception>
    public static LetterText Fold(string text, string alphabet = Latin)
    {
        var letters = Letters(alphabet);
        var symbols = ImmutableArray.CreateBuilder<int>(text.Length);
        var (gap, before) = (false, default(Rune));
        var (unaccented, left) = (new Dictionary<Rune, long>(), new Dictionary<Rune, long>());
        foreach (var rune in text.EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(rune);
            var isAccented = false;
            if (letters.TryGetValue(lower, out var token)
                || (PlainLetter.TryGetValue(lower, out var plain) && (isAccented = letters.TryGetValue(plain, out token))))
            {
                if (isAccented)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(unaccented, lower, out _)++;
                }

                if (gap && symbols.Count > 0)
                {
                    symbols.Add(0);
                }

                symbols.Add(token);
                gap = false;
            }
            else
            {
                if (Rune.IsLetter(rune))
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(left, lower, out _)++;
                }

                if (Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.NonSpacingMark)
                {
                    gap = true;
                }
                else if (!gap && symbols.Count > 0)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(unaccented, before, out _)++;
                }
            }

            before = lower;
        }

        return new(TokenNames.Of(["space", .. letters.Keys.Select(letter => letter.ToString())]), symbols.ToImmutable())
        {
            Unaccented = MostFrequentFirst(unaccented),
            Left = MostFrequentFirst(left),
        };
    }

    private static (Rune Letter, long Count)[] MostFrequentFirst(Dictionary<Rune, long> counts) =>
        [.. counts.Select(pair => (pair.Key, pair.Value)).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Value)];

    private static Dictionary<Rune, int> Letters(string alphabet)
    {
        var letters = new Dictionary<Rune, int>();
        foreach (var letter in alphabet.EnumerateRunes())
        {
            if (!Rune.IsLetter(letter) || !letters.TryAdd(Rune.ToLowerInvariant(letter), letters.Count + 1))
            {
                throw new FormatException($"\"{Quoted.Of(alphabet)}\" is not an alphabet: '{letter}' is not a letter, or is repeated");
            }
        }

        return letters.Count > 0 ? letters : throw new FormatException("\"\" is not an alphabet: it has no letters");
    }
}
