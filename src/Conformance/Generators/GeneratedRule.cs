namespace SpecProofs.Conformance;

/// <summary>How near to a lossless member a generated member of the class of Theorem 2 is.</summary>
public enum RuleKind
{
    /// <summary>Any acceptance, any fallback.</summary>
    Any,

    /// <summary>An acceptance below min(1, q/p), with any fallback.</summary>
    LosslessAcceptance,

    /// <summary>Any acceptance, with a fallback in proportion to [q − b·p]₊.</summary>
    BestFallback,

    /// <summary>An acceptance below min(1, q/p), with the fallback that it forces.</summary>
    Lossless,
}

/// <summary>A generated member of the class of Theorem 2 that depends on the prefix alone.</summary>
/// <param name="Acceptance">Where the acceptance comes from.</param>
/// <param name="Fallback">Where the fallback's weights come from, unless it follows from the acceptance.</param>
/// <param name="RuleKind">How near to lossless it is.</param>
public sealed record GeneratedRule(Damping Acceptance, Damping Fallback, RuleKind RuleKind)
{
    /// <summary>The rule for decoders.</summary>
    public Rule<Rational> Rule => new(
        (text, token) => AcceptanceAt(text.Context.Coupling, Acceptance[text, token], token),
        (text, _) => FallbackAt(text.Context.Coupling, x => Acceptance[text, x], x => Fallback[text, x]))
    { Name = "a generated rule" };

    /// <summary>Whether the member reproduces the target at every prefix that the target reaches, by the conditions of Theorem 2.</summary>
    public bool MeetsConditions(Instance<Rational> instance) =>
        Enumerable.Range(0, instance.Horizon).All(n => TargetLaw.Prefixes(instance, n).All(prefix =>
        {
            var coupling = new Coupling<Rational>(instance.Draft.Next(prefix.DraftContext), instance.Target.Next(prefix.TargetContext));
            return LosslessMember.Is(
                coupling,
                x => AcceptanceAt(coupling, Acceptance[prefix.Tokens, x], x),
                FallbackAt(coupling, x => Acceptance[prefix.Tokens, x], x => Fallback[prefix.Tokens, x]));
        }));

    /// <inheritdoc/>
    public override string ToString() => RuleKind switch
    {
        RuleKind.Any => $"b = {Acceptance}; P in proportion to {Fallback}",
        RuleKind.LosslessAcceptance => $"b = min(1, q/p) times {Acceptance}; P in proportion to {Fallback}",
        RuleKind.BestFallback => $"b = {Acceptance}; P in proportion to [q − b·p]₊",
        _ => $"b = min(1, q/p) times {Acceptance}; P in proportion to q − b·p",
    };

    /// <summary>Simpler members.</summary>
    internal IEnumerable<GeneratedRule> Shrink() =>
    [
        .. Acceptance.Shrink().Select(acceptance => this with { Acceptance = acceptance }),
        .. Fallback.Shrink().Select(fallback => this with { Fallback = fallback }),
    ];

    private Rational AcceptanceAt(Coupling<Rational> coupling, Rational value, int token) =>
        RuleKind is RuleKind.LosslessAcceptance or RuleKind.Lossless ? value * coupling.Acceptance(token) : value;

    private Distribution<Rational> FallbackAt(Coupling<Rational> coupling, Func<int, Rational> acceptance, Func<int, Rational> fallback)
    {
        var tokens = Enumerable.Range(0, coupling.Draft.Vocabulary).ToList();
        var weights = RuleKind is RuleKind.Any or RuleKind.LosslessAcceptance
            ? tokens.Select(fallback)
            : tokens.Select(x => Positive(coupling.Target[x] - (AcceptanceAt(coupling, acceptance(x), x) * coupling.Draft[x])));
        Rational[] row = [.. weights];
        return row.All(Rational.IsZero) ? coupling.Target : Distribution<Rational>.Proportional(row);
    }

    private static Rational Positive(Rational value) => value > 0 ? value : 0;
}
