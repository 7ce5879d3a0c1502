using System.Collections.Immutable;

namespace SpecProofs.Conformance;

/// <summary>Generated numbers in [0, 1], one for each token, in quarters; the stuff that generated acceptances are made of.</summary>
/// <param name="Quarters">At least one number from 0 to 4; tokens beyond them start over.</param>
public sealed record Levels(ImmutableArray<int> Quarters)
{
    /// <summary>The number of a token, in [0, 1].</summary>
    public Rational this[int token] => Rational.Of(Quarters[token % Quarters.Length], 4);

    /// <summary>A distribution over a number of things, in proportion to the first of these numbers; uniform if all are zero.</summary>
    public Distribution<Rational> ToRow(int length)
    {
        Rational[] weights = [.. Enumerable.Range(0, length).Select(i => this[i])];
        return weights.All(Rational.IsZero) ? Distribution<Rational>.Uniform(length) : Distribution<Rational>.Proportional(weights);
    }

    /// <summary>Simpler ones: fewer numbers, numbers nearer to 1.</summary>
    internal IEnumerable<Levels> Shrink() =>
    [
        .. Quarters.Length == 1
            ? Enumerable.Empty<Levels>()
            : [.. Quarters.Distinct().Select(quarter => new Levels([quarter])), new Levels(Quarters[..^1])],
        .. from i in Enumerable.Range(0, Quarters.Length)
           from nearer in new[] { 4, Quarters[i] + 1 }.Distinct()
           where nearer <= 4 && nearer > Quarters[i]
           select new Levels(Quarters.SetItem(i, nearer)),
    ];

    /// <inheritdoc/>
    public bool Equals(Levels? other) => other is not null && Quarters.SequenceEqual(other.Quarters);

    /// <inheritdoc/>
    public override int GetHashCode() => Quarters.Aggregate(0, HashCode.Combine);

    /// <summary>The numbers as fractions.</summary>
    public override string ToString() =>
        $"({string.Join(", ", Quarters.Select(quarter => Rational.Of(quarter, 4)))}), for token 0, 1, … and over again";
}
