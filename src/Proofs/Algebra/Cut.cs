using System.Collections.Immutable;

namespace SpecProofs.Proofs;

/// <summary>A way to cut the positive parameters into parts, each mapped to one to one by positive parameters again.</summary>
/// <param name="Parts">
/// The substitutions that lead to each part, the first to be made first. The parts are disjoint, and together everything.
/// </param>
internal sealed record Cut(ImmutableArray<ImmutableArray<Substitution>> Parts)
{
    /// <summary>Below, on and above u = K/C, where C and K are positive wherever all parameters are, and free of u.</summary>
    public static Cut At(int u, Polynomial c, Polynomial k) => new([[new Below(u, c, k)], [new On(u, c, k)], [new Above(u, c, k)]]);

    /// <summary>The same cut after a change of parameters.</summary>
    public Cut After(Direction direction)
    {
        ImmutableArray<Substitution> change = [
            .. direction.Others.Select(other => new Rescaled(other.Parameter, direction.Parameter, other.Power))];
        return new([.. Parts.Select(part => change.AddRange(part))]);
    }

    /// <inheritdoc/>
    public bool Equals(Cut? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.Length;
}
