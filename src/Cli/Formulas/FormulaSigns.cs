using System.Collections.Frozen;

namespace SpecProofs.Cli;

/// <summary>The commands and signs of the LaTeX that statements are written in.</summary>
internal static class FormulaSigns
{
    /// <summary>Commands and characters that stand for one sign.</summary>
    public static FrozenDictionary<string, FormulaPart> Known { get; } = new Dictionary<string, FormulaPart>
    {
        ["="] = new(PartKind.Relation, "="),
        ["<"] = new(PartKind.Relation, "<"),
        [">"] = new(PartKind.Relation, ">"),
        [":"] = new(PartKind.Relation, ":"),
        [@"\le"] = new(PartKind.Relation, "≤"),
        [@"\ge"] = new(PartKind.Relation, "≥"),
        [@"\ne"] = new(PartKind.Relation, "≠"),
        [@"\equiv"] = new(PartKind.Relation, "≡"),
        [@"\sim"] = new(PartKind.Relation, "∼"),
        [@"\to"] = new(PartKind.Relation, "→"),
        [@"\in"] = new(PartKind.Relation, "∈"),
        [@"\subseteq"] = new(PartKind.Relation, "⊆"),
        [@"\mid"] = new(PartKind.Relation, "∣"),
        [@"\iff"] = new(PartKind.Relation, "⟺"),
        [@"\Rightarrow"] = new(PartKind.Relation, "⇒"),
        ["+"] = new(PartKind.Operator, "+"),
        ["-"] = new(PartKind.Operator, "−"),
        [@"\cdot"] = new(PartKind.Operator, "·"),
        [","] = new(PartKind.Separator, ","),
        [";"] = new(PartKind.Separator, ";"),
        ["("] = new(PartKind.Open, "("),
        ["["] = new(PartKind.Open, "["),
        [@"\{"] = new(PartKind.Open, "{"),
        [@"\lvert"] = new(PartKind.Open, "|"),
        [")"] = new(PartKind.Close, ")"),
        ["]"] = new(PartKind.Close, "]"),
        [@"\}"] = new(PartKind.Close, "}"),
        [@"\rvert"] = new(PartKind.Close, "|"),
        ["/"] = new(PartKind.Sign, "/"),
        ["*"] = new(PartKind.Sign, "*"),
        ["|"] = new(PartKind.Sign, "|"),
        [@"\|"] = new(PartKind.Sign, "‖"),
        [@"\Vert"] = new(PartKind.Sign, "‖"),
        [@"\infty"] = new(PartKind.Sign, "∞"),
        [@"\dots"] = new(PartKind.Sign, "…"),
        [@"\alpha"] = new(PartKind.Variable, "α"),
        [@"\beta"] = new(PartKind.Variable, "β"),
        [@"\gamma"] = new(PartKind.Variable, "γ"),
        [@"\varepsilon"] = new(PartKind.Variable, "ε"),
        [@"\rho"] = new(PartKind.Variable, "ρ"),
        [@"\sigma"] = new(PartKind.Variable, "σ"),
        [@"\Pi"] = new(PartKind.Variable, "Π"),
        [@"\sum"] = new(PartKind.Large, "∑") { HasLimits = true },
        [@"\prod"] = new(PartKind.Large, "∏") { HasLimits = true },
        [@"\Pr"] = new(PartKind.Function, "Pr") { HasLimits = true },
        [@"\min"] = new(PartKind.Function, "min") { HasLimits = true },
        [@"\max"] = new(PartKind.Function, "max") { HasLimits = true },
        [@"\lim"] = new(PartKind.Function, "lim") { HasLimits = true },
        [@"\arg"] = new(PartKind.Function, "arg"),
        [@"\,"] = Space(1.0 / 6),
        [@"\;"] = Space(5.0 / 18),
        [@"\ "] = Space(1.0 / 3),
        [@"\quad"] = Space(1),
    }.ToFrozenDictionary();

    /// <summary>Commands that make the bracket after them larger, with its height in lines.</summary>
    public static FrozenDictionary<string, double> Sizes { get; } = new Dictionary<string, double>
    {
        [@"\bigl"] = 1.2,
        [@"\bigr"] = 1.2,
        [@"\Bigl"] = 1.8,
        [@"\Bigr"] = 1.8,
    }.ToFrozenDictionary();

    /// <summary>Commands that set the part after them under a sign.</summary>
    public static FrozenDictionary<string, string> Accents { get; } = new Dictionary<string, string>
    {
        [@"\bar"] = "¯",
        [@"\tilde"] = "~",
    }.ToFrozenDictionary();

    /// <summary>Letters of <c>\mathbb</c> and <c>\mathcal</c>.</summary>
    public static FrozenDictionary<string, string> Alphabets { get; } = new Dictionary<string, string>
    {
        [@"\mathbb{E}"] = "𝔼",
        [@"\mathcal{A}"] = "𝒜",
        [@"\mathcal{L}"] = "ℒ",
    }.ToFrozenDictionary();

    private static FormulaPart Space(double ems) => new(PartKind.Space, string.Empty) { Size = ems };
}
