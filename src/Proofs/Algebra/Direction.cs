using System.Collections.Immutable;

namespace SpecProofs.Proofs;

/// <summary>
/// A change of parameters u := u·v^k for some others u, which maps positive parameters one to one to positive ones. It adds k times the
/// exponent of u to that of v.
/// </summary>
/// <param name="Parameter">v.</param>
/// <param name="Others">Each u with its k.</param>
internal sealed record Direction(int Parameter, ImmutableArray<(int Parameter, int Power)> Others)
{
    /// <summary>The directions of some parameters that change one other of them, then those that change two, in a fixed order.</summary>
    public static IEnumerable<Direction> Among(IReadOnlyList<int> parameters)
    {
        int[] powers = [1, -1, 2, -2];
        var single = from v in parameters
                     from k in powers
                     from u in parameters
                     where u != v
                     select new Direction(v, [(u, k)]);
        var twofold = from direction in single
                      from k in powers
                      from u in parameters
                      where u != direction.Parameter && u > direction.Others[0].Parameter
                      select direction with { Others = direction.Others.Add((u, k)) };
        return single.Concat(twofold);
    }

    /// <summary>The exponent of v in a monomial after the change. Negative ones come from a negative k.</summary>
    public int ExponentIn(Monomial monomial)
    {
        var exponent = monomial[Parameter];
        foreach (var (other, power) in Others)
        {
            exponent += power * monomial[other];
        }

        return exponent;
    }
}
