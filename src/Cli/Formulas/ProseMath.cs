using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace SpecProofs.Cli;

/// <summary>
/// A sentence with mathematics in plain text, such as <c>Without bonus E[N_rej] = Σ_n E_Q TV(p_n, q_n)</c>, as LaTeX: the words as they
/// are, the mathematics between dollar signs.
/// </summary>
internal static partial class ProseMath
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("_^=≤≥≠<>ΣΠ√½·−→∞≪±αβγερσ+‖₊′²|*");

    /// <summary>What joins the mathematics before it and after it.</summary>
    private const string Joints = "=≤≥≠<>·−→≪±+|/";

    /// <summary>Signs of plain text and their LaTeX inside mathematics.</summary>
    private static readonly Dictionary<string, string> InFormulas = new()
    {
        ["≤"] = @"\le ",
        ["≥"] = @"\ge ",
        ["≠"] = @"\ne ",
        ["Σ"] = @"\sum ",
        ["Π"] = @"\prod ",
        ["√"] = @"\surd ",
        ["½"] = @"\tfrac12 ",
        ["·"] = @"\,",
        ["−"] = "-",
        ["→"] = @"\to ",
        ["∞"] = @"\infty ",
        ["≪"] = @"\ll ",
        ["±"] = @"\pm ",
        ["α"] = @"\alpha ",
        ["β"] = @"\beta ",
        ["γ"] = @"\gamma ",
        ["ε"] = @"\varepsilon ",
        ["ρ"] = @"\rho ",
        ["σ"] = @"\sigma ",
        ["‖"] = @"\,\|\,",
        ["₊"] = "_+",
        ["′"] = "'",
        ["²"] = "^2",
        ["*"] = "^*",
    };

    /// <summary>The sentence as LaTeX.</summary>
    /// <exception cref="BadInputException">A character has no LaTeX form here.</exception>
    public static string ToLatex(string sentence)
    {
        var text = new StringBuilder();
        var words = sentence.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            var end = End(words, i);
            var next = Math.Max(end, i + 1);
            var (stretch, after) = Cut(string.Join(' ', words[i..next]));
            text.Append(i > 0 ? " " : "").Append(end > i ? $"${Formula(stretch)}$" : LatexText.Of(stretch)).Append(LatexText.Of(after));
            i = next - 1;
        }

        return text.ToString();
    }

    /// <summary>The index after the mathematics that begins with a word; the word's own where none does.</summary>
    private static int End(string[] words, int start)
    {
        if (!IsMath(words, start))
        {
            return start;
        }

        var open = 0;
        for (var i = start; i < words.Length; i++)
        {
            open += Balance(words[i]);
            var ends = words[i].Length > 1 && ",;:.".Contains(words[i][^1], StringComparison.Ordinal);
            var joins = i + 1 < words.Length && !ends && (IsJoint(words[i]) || IsJoint(words[i + 1])
                || (IsMath(words, i + 1) && words[i + 1].Length > 0 && !char.IsAsciiDigit(words[i + 1][0])));
            if (open <= 0 && !joins)
            {
                return i + 1;
            }
        }

        return open > 0 ? start : words.Length;
    }

    private static bool IsJoint(string word) => word.Length == 1 && Joints.Contains(word[0], StringComparison.Ordinal);

    private static bool IsMath(string[] words, int i)
    {
        var word = words[i].TrimEnd(',', ';', ':', '.');
        return word.AsSpan().ContainsAny(Signs)
            || Call().IsMatch(word)
            || (word.Length == 1 && char.IsAsciiLetter(word[0]) && word is not ("a" or "A"))
            || (word == "A" && words[i].Length > 1)
            || (word.Length > 0 && (char.IsAsciiDigit(word[0]) || word is "a" or "A") && i + 1 < words.Length && IsJoint(words[i + 1]))
            || word is "TV" or "KL";
    }

    private static int Balance(string word) =>
        word.Count(letter => letter is '(' or '[' or '{') - word.Count(letter => letter is ')' or ']' or '}');

    /// <summary>Mathematics and the punctuation after it.</summary>
    private static (string Stretch, string After) Cut(string text)
    {
        var stretch = text.TrimEnd(',', ';', ':', '.');
        return stretch.Length == 0 ? (text, "") : (stretch, text[stretch.Length..]);
    }

    private static string Formula(string plain)
    {
        var text = Script().Replace(Apart().Replace(Expectation().Replace(plain, @"\,"), @"\ "), "${sign}{${script}}");
        text = Words().Replace(text, match => match.Value switch
        {
            "Pr" or "min" or "max" or "lim" => $@"\{match.Value} ",
            "E" => @"\mathbb{E}",
            { Length: 1 } letter => letter,
            var word => $@"\mathrm{{{word}}}",
        });
        text = Absolute().Replace(text, @"\lvert ${inside}\rvert ").Replace(" | ", @" \mid ", StringComparison.Ordinal);
        var latex = string.Concat(text.EnumerateRunes().Select(rune =>
            rune.IsAscii && rune.Value is not ('*' or '%' or '#' or '&' or '~') ? $"{rune}"
            : InFormulas.TryGetValue($"{rune}", out var sign) ? sign
            : throw new BadInputException($"\"{plain}\" has the character {rune}, which has no LaTeX form here")));
        return Spaces().Replace(latex, match => match.Groups["sign"].Value is { Length: > 0 } sign ? sign : " ").Trim();
    }

    /// <summary>A function and its bracket.</summary>
    [GeneratedRegex(@"^(E|TV|KL|Pr|min|max|lim|[A-Za-z])[\[\(]|^\([A-Za-z],$|^[A-Za-z]/[A-Za-z]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();

    /// <summary>A script of several letters without braces, as in <c>N_rej</c>, <c>x_&lt;n</c> and <c>x_1:n</c>.</summary>
    [GeneratedRegex(@"(?<sign>[_^])(?<script><?[A-Za-z0-9]+(:[A-Za-z0-9]+)?)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Script();

    [GeneratedRegex("(?<![\\\\A-Za-z])[A-Za-z]+", RegexOptions.None, 1000)]
    private static partial Regex Words();

    /// <summary>The space between two words.</summary>
    [GeneratedRegex("(?<=[a-z]{2}) (?=[a-z]{2})", RegexOptions.None, 1000)]
    private static partial Regex Apart();

    /// <summary>The space between an expectation and what it is of.</summary>
    [GeneratedRegex(@"(?<=\bE_\w+) (?=[A-Za-z])", RegexOptions.None, 1000)]
    private static partial Regex Expectation();

    /// <summary>An absolute value: bars without spaces.</summary>
    [GeneratedRegex(@"\|(?<inside>\S[^|]*\S)\|", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Absolute();

    /// <summary>Spaces that LaTeX does not need: several, and those before a script or a bracket.</summary>
    [GeneratedRegex(" {2,}| +(?<sign>[_^'])|(?<=Pr|min|max) (?<sign>[(])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Spaces();
}
