using System.Collections.Immutable;

namespace SpecProofs.Cli;

/// <summary>A part of a formula, as it is set.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its characters, in Unicode; empty for what is made of other parts.</param>
internal sealed record FormulaPart(PartKind Kind, string Text)
{
    /// <summary>The parts of a group, a root or an accent; numerator and denominator, each a group, of a fraction.</summary>
    public ImmutableArray<FormulaPart> Inner { get; init; } = [];

    /// <summary>The subscript, a group.</summary>
    public FormulaPart? Below { get; init; }

    /// <summary>The superscript, a group.</summary>
    public FormulaPart? Above { get; init; }

    /// <summary>Whether scripts stand under and over it where the formula stands alone.</summary>
    public bool HasLimits { get; init; }

    /// <summary>The height of a bracket in lines; 1 unless it is made larger. The width of a space in ems.</summary>
    public double Size { get; init; } = 1;

    /// <summary>The LaTeX that it was read from, with its scripts and the spaces after it.</summary>
    public string Latex { get; init; } = string.Empty;
}

/// <summary>What a part of a formula is.</summary>
internal enum PartKind
{
    /// <summary>A variable of one letter, in italics, or a letter of another alphabet.</summary>
    Variable,

    /// <summary>An upright name: TV, rej.</summary>
    Name,

    /// <summary>A number.</summary>
    Number,

    /// <summary>The name of a function or of an extremum: Pr, min.</summary>
    Function,

    /// <summary>A large operator: a sum, a product.</summary>
    Large,

    /// <summary>A sign between two terms: =, ≤, ⇒.</summary>
    Relation,

    /// <summary>A sign between two factors or summands: +, ·.</summary>
    Operator,

    /// <summary>A comma or a semicolon.</summary>
    Separator,

    /// <summary>An opening bracket.</summary>
    Open,

    /// <summary>A closing bracket.</summary>
    Close,

    /// <summary>Any other sign: ∞, a slash, a dot for an argument.</summary>
    Sign,

    /// <summary>Words.</summary>
    Words,

    /// <summary>A space.</summary>
    Space,

    /// <summary>Several parts in braces.</summary>
    Group,

    /// <summary>A fraction.</summary>
    Fraction,

    /// <summary>A fraction of the size of text.</summary>
    SmallFraction,

    /// <summary>A square root.</summary>
    Root,

    /// <summary>A part under a bar or a tilde, which is the text.</summary>
    Accent,
}
