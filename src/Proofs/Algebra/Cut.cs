using System.Collections.Immutable;

namespace SpecProofs.Proofs;

/// <summary>A way to cut the positive parameters into parts, each mapped to one to one by positive parameters again.</summary>
/// <param name="Parts">
/// The substitutions that lead to each part, the first to be made first. The parts are disjoint, and together everything.
/// </param>
internal sealed record Cut(ImmutableArray<ImmutableArray<Substitution>> Parts)
{
    /// <summary>Below, on and above u = K/C, where C and K are positive wherever all parameters are, and free of u.</summary>
    public static Cut At(int u, Polynomial c, Polynomial k) => new([[UpTo(u, c, k)], [new On(u, c, k)], [new Above(u, c, k)]]);

    /// <summary>The same cut after a change of parameters.</summary>
    public Cut After(Direction direction)
    {
        ImmutableArray<Substitution> change = [
            .. direction.Others.Select(other => new Rescaled(other.Parameter, direction.Parameter, other.Power))];
        return new([.. Parts.Select(part => change.AddRange(part))]);
    }

    /// <summary>
    /// 0 &lt; u &lt; K/C. If K = L·w for another parameter w, then w &gt; C·u/L says the same, and keeps polynomials short.
    /// </summary>
    private static Substitution UpTo(int u, Polynomial c, Polynomial k) => k.Parameters
        .Where(w => k.DegreeIn(w) == 1 && c.DegreeIn(w) == 0)
        .Select(w => (Parameter: w, Parts: k.CoefficientsOf(w)))
        .Where(found => found.Parts[0].IsZero)
        .OrderBy(found => found.Parts[1].Degree)
        .Select(found => (Substitution)new Above(found.Parameter, found.Parts[1], c * Polynomial.Parameter(u)))
        .FirstOrDefault() ?? new Below(u, c, k);

    /// <inheritdoc/>
    public bool Equals(Cut? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.Length;
}
