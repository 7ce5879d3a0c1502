using System.Collections.Immutable;

namespace SpecProofs.Conformance;

/// <summary>How many of the random cases had each trait that matters for finding mistakes.</summary>
public sealed class Coverage
{
    private static readonly (string Name, Func<GeneratedInstance, bool> Has)[] ProblemTraits =
    [
        ("wide residual", given => given.Vocabulary >= 4 && Pairs(given).Any(pair => Excess(pair).Count(positive => positive) >= 2)),
        ("context", given => given.Draft.Rows.Count > 1 || given.Target.Rows.Count > 1),
        ("history", given => given.Target.Memory == Memory.WholePrefix && given.Horizon >= 3),
        ("zeros", given => Pairs(given).Any(pair => pair.Draft.Contains(0) || pair.Target.Contains(0))),
        ("ties", given => Pairs(given).Any(Tie)),
        ("disjoint", given => Pairs(given).Any(pair => pair.Draft.Zip(pair.Target).All(w => w.First == 0 || w.Second == 0))),
        ("draft = target", given => Pairs(given).Any(pair => pair.Draft.SequenceEqual(pair.Target))),
        ("point mass", given => Pairs(given).Any(pair => pair.Draft.Count(w => w > 0) == 1 || pair.Target.Count(w => w > 0) == 1)),
    ];

    private readonly Dictionary<string, long> _counts = [];

    /// <summary>Names of all traits.</summary>
    public static IEnumerable<string> Traits => ProblemTraits.Select(trait => trait.Name).Append("lookahead ≥ 2").Append("lookahead < T");

    /// <summary>Cases counted.</summary>
    public long Cases { get; private set; }

    /// <summary>Cases with a trait.</summary>
    public long this[string trait] => _counts.GetValueOrDefault(trait);

    /// <summary>Counts the arguments of one case.</summary>
    public void Count(IReadOnlyList<object> arguments)
    {
        Cases++;
        if (arguments.OfType<GeneratedInstance>().FirstOrDefault() is not { } given)
        {
            return;
        }

        foreach (var (name, has) in ProblemTraits)
        {
            Add(name, has(given));
        }

        foreach (var lookahead in arguments.OfType<Lookahead>())
        {
            Add("lookahead ≥ 2", lookahead.Tokens >= 2 && given.Horizon >= 2);
            Add("lookahead < T", lookahead.Tokens < given.Horizon);
        }
    }

    /// <summary>Adds what another law counted.</summary>
    public void Add(Coverage other)
    {
        Cases += other.Cases;
        foreach (var (name, count) in other._counts)
        {
            _counts[name] = _counts.GetValueOrDefault(name) + count;
        }
    }

    /// <summary>The share of cases with each trait met: <c>zeros 71 %, ties 30 %</c>.</summary>
    public override string ToString() =>
        string.Join(", ", Traits.Where(_counts.ContainsKey).Select(name => $"{name} {100.0 * _counts[name] / Cases:0} %"));

    /// <summary>The pairs of rows that meet at some prefix, at the keys of the model that remembers more.</summary>
    private static IEnumerable<(ImmutableArray<int> Draft, ImmutableArray<int> Target)> Pairs(GeneratedInstance given) =>
        (given.Draft.Rows.Count > given.Target.Rows.Count ? given.Draft : given.Target).Rows.Keys.Select(key => (
            given.Draft.Rows.GetValueOrDefault(key, given.Draft.First), given.Target.Rows.GetValueOrDefault(key, given.Target.First)));

    private static IEnumerable<bool> Excess((ImmutableArray<int> Draft, ImmutableArray<int> Target) pair)
    {
        var (p, q) = (pair.Draft.Sum(), pair.Target.Sum());
        return pair.Draft.Zip(pair.Target, (d, t) => t * p > d * q);
    }

    private static bool Tie((ImmutableArray<int> Draft, ImmutableArray<int> Target) pair)
    {
        var (p, q) = (pair.Draft.Sum(), pair.Target.Sum());
        return !pair.Draft.SequenceEqual(pair.Target) && pair.Draft.Zip(pair.Target).Any(w => w.First > 0 && w.First * q == w.Second * p);
    }

    private void Add(string name, bool has) => _counts[name] = _counts.GetValueOrDefault(name) + (has ? 1 : 0);
}
