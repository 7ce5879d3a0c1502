using System.Collections.Immutable;
using System.Numerics;

namespace SpecProofs.Proofs;

/// <summary>
/// A set of instances: the orders and supports of some of their rows, and what was cut away since, such that positive parameters
/// correspond one to one to the points of the set.
/// </summary>
/// <remarks>
/// Immutable. A cell is never empty. The children of a cell are disjoint and together the cell, whatever question made them.
/// </remarks>
public sealed record Cell
{
    /// <summary>All instances.</summary>
    internal static Cell All(Chart chart) => new() { Chart = chart };

    /// <summary>How its rows are written.</summary>
    public required Chart Chart { get; init; }

    /// <summary>For each context chosen so far, how its two rows compare.</summary>
    internal ImmutableSortedDictionary<string, (ImmutableArray<TokenOrder> Order, int First)> Orders { get; init; } =
        ImmutableSortedDictionary.Create<string, (ImmutableArray<TokenOrder>, int)>(StringComparer.Ordinal);

    /// <summary>For each single row chosen so far, its support.</summary>
    internal ImmutableSortedDictionary<string, (ImmutableArray<bool> Support, int First)> Supports { get; init; } =
        ImmutableSortedDictionary.Create<string, (ImmutableArray<bool>, int)>(StringComparer.Ordinal);

    /// <summary>For each number in [0, 1] chosen so far, whether it is an end or inside.</summary>
    internal ImmutableSortedDictionary<string, (LevelKind Kind, int First)> Levels { get; init; } =
        ImmutableSortedDictionary.Create<string, (LevelKind, int)>(StringComparer.Ordinal);

    /// <summary>The substitutions that its cuts made, the first one first.</summary>
    internal ImmutableArray<Substitution> Substitutions { get; init; } = [];

    /// <summary>Number of parameters made so far, those that are gone included.</summary>
    internal int Parameters { get; init; }

    /// <summary>The target's excess over the draft, and target rows by themselves: what further drafts ask is linear in these.</summary>
    internal Preference Prefer
    {
        get
        {
            var preferred = 0u;
            foreach (var (order, first) in Orders.Values)
            {
                preferred |= Bits(first + RowOrder.ParametersOfOverlap(order), RowOrder.ParametersOfExcess(order, RowOrder.TargetHasMore));
            }

            foreach (var (row, (support, first)) in Supports)
            {
                preferred |= row.StartsWith("q ", StringComparison.Ordinal) ? Bits(first, support.Count(has => has) - 1) : 0;
            }

            return new(preferred);

            static uint Bits(int first, int count) => (uint)(((1UL << count) - 1) << first);
        }
    }

    /// <summary>The parameters before any cut, from those that there are now.</summary>
    internal W[] Undone<W>(W[] parameters)
        where W : struct, INumber<W>
    {
        W[] values = [.. parameters];
        foreach (var substitution in Substitutions.Reverse())
        {
            values[substitution.Parameter] = substitution.Value<W>(values);
        }

        return values;
    }
}

/// <summary>Where a number lies in [0, 1].</summary>
internal enum LevelKind
{
    /// <summary>At 0.</summary>
    Zero,

    /// <summary>Between 0 and 1: t/(1 + t).</summary>
    Inside,

    /// <summary>At 1.</summary>
    One,
}
