using System.Text;

namespace SpecProofs.Cli;

/// <summary>Text that a plain LaTeX article prints as it stands.</summary>
internal static class LatexText
{
    private static readonly Dictionary<Rune, string> Signs = new Dictionary<string, string>
    {
        ["\\"] = "\\textbackslash{}",
        ["&"] = "\\&",
        ["%"] = "\\%",
        ["$"] = "\\$",
        ["#"] = "\\#",
        ["_"] = "\\_",
        ["{"] = "\\{",
        ["}"] = "\\}",
        ["~"] = "\\textasciitilde{}",
        ["^"] = "\\textasciicircum{}",
        ["<"] = Math("<"),
        [">"] = Math(">"),
        ["|"] = Math("|"),
        ["·"] = Math("\\cdot"),
        ["−"] = Math("-"),
        ["→"] = Math("\\to"),
        ["∞"] = Math("\\infty"),
        ["≠"] = Math("\\neq"),
        ["≤"] = Math("\\leq"),
        ["≥"] = Math("\\geq"),
        ["Σ"] = Math("\\Sigma"),
        ["Π"] = Math("\\Pi"),
        ["γ"] = Math("\\gamma"),
        ["ε"] = Math("\\varepsilon"),
        ["ρ"] = Math("\\rho"),
        ["α"] = Math("\\alpha"),
        ["β"] = Math("\\beta"),
        ["σ"] = Math("\\sigma"),
        ["√"] = Math("\\surd"),
        ["‖"] = Math("\\|"),
        ["²"] = Math("^{2}"),
        ["≪"] = Math("\\ll"),
        ["½"] = Math("\\frac{1}{2}"),
        ["₊"] = Math("_{+}"),
        ["…"] = "\\ldots{}",
        ["±"] = Math("\\pm"),
        ["′"] = Math("'"),
    }.ToDictionary(sign => sign.Key.EnumerateRunes().Single(), sign => sign.Value);

    /// <summary>The text with every sign that LaTeX would take for a command, or does not know, in its LaTeX form.</summary>
    /// <exception cref="BadInputException">A character has no LaTeX form here.</exception>
    public static string Of(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        Signs.TryGetValue(rune, out var latex) ? latex
        : rune.IsAscii && !Rune.IsControl(rune) ? rune.ToString()
        : throw new BadInputException($"\"{text}\" has the character {rune}, which has no LaTeX form here")));

    /// <summary>The same for a comment, which takes any sign but none that ends the line.</summary>
    public static string Comment(string text) => text.ReplaceLineEndings(" ");

    private static string Math(string formula) => $"\\ensuremath{{{formula}}}";
}
