using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>The law of a random outcome: the probability of each outcome that can happen.</summary>
/// <remarks>
/// Shape: distinct outcomes, each of positive mass, in the order in which they were first met. Immutable. Equality compares
/// outcomes and masses, not their order.
/// </remarks>
/// <typeparam name="T">What happens; compared by its own equality.</typeparam>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class Law<T, W> : IEquatable<Law<T, W>>
    where T : notnull
    where W : struct, INumber<W>
{
    private readonly Dictionary<T, W> _masses = [];

    /// <summary>The law in which an outcome has the sum of the masses listed for it. Outcomes of mass zero are left out.</summary>
    public Law(IEnumerable<KeyValuePair<T, W>> masses)
    {
        foreach (var (outcome, mass) in masses)
        {
            if (W.IsZero(mass))
            {
                continue;
            }

            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_masses, outcome, out _) += mass;
        }
    }

    /// <summary>All outcomes of positive mass.</summary>
    public IReadOnlyCollection<T> Outcomes => _masses.Keys;

    /// <summary>The sum of all masses; 1 for a law of a program.</summary>
    public W Total => _masses.Values.Sum();

    /// <summary>The probability of an outcome; zero if it cannot happen.</summary>
    public W this[T outcome] => _masses.GetValueOrDefault(outcome);

    /// <summary>The probability of an event.</summary>
    public W Probability(Func<T, bool> holds) => Expectation(outcome => holds(outcome) ? W.One : W.Zero);

    /// <summary>E[f] = Σ f(outcome) · mass.</summary>
    public W Expectation(Func<T, W> f)
    {
        var sum = W.Zero;
        foreach (var (outcome, mass) in _masses)
        {
            sum += f(outcome) * mass;
        }

        return sum;
    }

    /// <summary>The law of a function of the outcome; a marginal, for one part of it.</summary>
    public Law<U, W> Select<U>(Func<T, U> f)
        where U : notnull => new(_masses.Select(entry => KeyValuePair.Create(f(entry.Key), entry.Value)));

    /// <summary>The outcomes at which two laws differ, those of this law first.</summary>
    public IEnumerable<T> DifferencesFrom(Law<T, W> other) =>
        Outcomes.Union(other.Outcomes).Where(outcome => this[outcome] != other[outcome]);

    /// <summary>Total variation distance, ½ Σ |mass − other mass|, in [0, 1].</summary>
    public W DistanceTo(Law<T, W> other) =>
        DifferencesFrom(other).Select(outcome => W.Abs(this[outcome] - other[outcome])).Sum() / W.CreateChecked(2);

    /// <inheritdoc/>
    public bool Equals(Law<T, W>? other) => other is not null
        && (_masses.Count == other._masses.Count ? SameMasses(other) : !DifferencesFrom(other).Any());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Law<T, W>);

    /// <inheritdoc/>
    public override int GetHashCode() => _masses.Aggregate(0, (hash, entry) => hash ^ HashCode.Combine(entry.Key, entry.Value));

    /// <summary>One line an outcome: <c>0 1: 1/3</c>.</summary>
    public override string ToString() => string.Join('\n', _masses.Select(entry => $"{entry.Key}: {entry.Value}"));

    private bool SameMasses(Law<T, W> other)
    {
        foreach (var (outcome, mass) in _masses)
        {
            if (!other._masses.TryGetValue(outcome, out var theirs) || mass != theirs)
            {
                return false;
            }
        }

        return true;
    }
}
