namespace SpecProofs.Conformance;

/// <summary>In place of a generated damping: any number for each token and each prefix, or each accept/reject history.</summary>
public sealed class Damping
{
    private readonly Func<string, int, Real> _at;
    private readonly bool _ofHistory;

    private Damping(Func<string, int, Real> at, bool ofHistory) => (_at, _ofHistory) = (at, ofHistory);

    /// <summary>The number for a token after a text.</summary>
    public Real this[Text<Real> text, int token] => _at(_ofHistory ? $"{History(text)}" : $"{Tokens.Of(text.Tokens)}", token);

    /// <summary>The number for a token after a prefix, for a rule that does not depend on the history.</summary>
    /// <exception cref="InvalidOperationException">It does.</exception>
    public Real this[Tokens prefix, int token] => _ofHistory
        ? throw new InvalidOperationException("a rule that depends on the history has no value for a prefix")
        : _at($"{prefix}", token);

    /// <summary>Numbers in [0, 1] that depend on the accept/reject history.</summary>
    public static Damping OfHistory(Point<Real> point) => new((history, token) => point.Level($"c({token} | {history})"), ofHistory: true);

    /// <summary>Numbers in [0, 1] that depend on the prefix.</summary>
    public static Damping OfPrefix(Point<Real> point) => new((prefix, token) => point.Level($"b({token} | {prefix})"), ofHistory: false);

    /// <summary>The masses of any distribution, one a prefix.</summary>
    public static Damping Masses(Point<Real> point, int vocabulary) =>
        new((prefix, token) => point.Row($"fallback | {prefix}", vocabulary)[token], ofHistory: false);

    /// <summary>Any number, one a token.</summary>
    public override string ToString() => _ofHistory ? "any number for each token and history" : "any number for each token and prefix";

    /// <summary>Nothing is simpler: it stands for all of them.</summary>
    internal IEnumerable<Damping> Shrink() => Enumerable.Repeat(this, 0);

    private static Transcript History(Text<Real> text) => new(Tokens.Of(text.Tokens), [.. text.Sources], Rounds: 0);
}
