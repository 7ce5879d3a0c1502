namespace SpecProofs.Conformance;

/// <summary>What besides the models' contexts a generated rule looks at.</summary>
public enum RuleMemory
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>The last token: the rule depends on the prefix.</summary>
    Prefix,

    /// <summary>The number of rejections so far: the rule depends on the accept/reject history.</summary>
    History,
}

/// <summary>Generated numbers in [0, 1] for each token and for each thing that a rule looks at.</summary>
/// <param name="Levels">The numbers.</param>
/// <param name="Memory">What shifts them along the tokens.</param>
public sealed record Damping(Levels Levels, RuleMemory Memory)
{
    /// <summary>The number for a token after a text, in [0, 1].</summary>
    public Rational this[Text<Rational> text, int token] => Levels[token + Shift(text.Tokens, text.Rejections)];

    /// <summary>The number for a token after a prefix, for a rule that does not depend on the history.</summary>
    /// <exception cref="InvalidOperationException">It does.</exception>
    public Rational this[Tokens prefix, int token] => Memory == RuleMemory.History
        ? throw new InvalidOperationException("a rule that depends on the history has no value for a prefix")
        : Levels[token + Shift(prefix.Span, 0)];

    /// <summary>Simpler ones: less memory, simpler numbers.</summary>
    internal IEnumerable<Damping> Shrink() =>
    [
        .. Memory == RuleMemory.Nothing ? Enumerable.Empty<Damping>() : [this with { Memory = RuleMemory.Nothing }],
        .. Levels.Shrink().Select(levels => this with { Levels = levels }),
    ];

    /// <summary>The numbers as fractions, and what shifts them.</summary>
    public override string ToString() => Levels + Memory switch
    {
        RuleMemory.Prefix => ", shifted by one more than the last token",
        RuleMemory.History => ", shifted by the number of rejections so far",
        _ => string.Empty,
    };

    private int Shift(ReadOnlySpan<int> tokens, int rejections) => Memory switch
    {
        RuleMemory.Prefix => tokens.IsEmpty ? 0 : 1 + tokens[^1],
        RuleMemory.History => rejections,
        _ => 0,
    };
}
