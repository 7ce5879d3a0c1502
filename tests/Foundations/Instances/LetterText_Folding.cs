namespace SpecProofs.Tests;

public class LetterText_Folding
{
    [Theory]
    [InlineData("Hello, World!", "hello world")]
    [InlineData("  \t\n", "")]
    [InlineData("--a--", "a")]
    [InlineData("don't 3x3y", "don t x y")]
    [InlineData("Élan vital à la carte, ÜBER Ångström", "elan vital a la carte uber angstrom")]
    [InlineData("e\u0301lan", "elan")]
    [InlineData("a \u0301b", "a b")]
    [InlineData("stra\u00DFe \u0142", "stra e")]
    [InlineData("Москва and 😀 more", "and more")]
    public void To_a_through_z(string text, string folded) => Assert.Equal(folded, Written(LetterText.Fold(text)));

    [Theory]
    [InlineData("Ёлка, й!", "абвгдежзийклмнопрстуфхцчшщъыьэюя", "елка й")]
    [InlineData("École été", "abcdefghijklmnopqrstuvwxyzé", "école été")]
    [InlineData("ABBA", "AB", "abba")]
    public void To_another_alphabet(string text, string alphabet, string folded) =>
        Assert.Equal(folded, Written(LetterText.Fold(text, alphabet)));

    private static string Written(LetterText text) =>
        text.Names.Format(new Tokens(text.Symbols)).Replace(" ", string.Empty, StringComparison.Ordinal)
            .Replace("space", " ", StringComparison.Ordinal);
}
