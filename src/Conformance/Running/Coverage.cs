using System.Collections.Immutable;

namespace SpecProofs.Conformance;

/// <summary>How many of the random cases had each trait that matters for finding mistakes.</summary>
public sealed class Coverage
{
    private static readonly (string Name, Func<Problem, bool> Has)[] ProblemTraits =
    [
        ("wide residual", problem => problem.Vocabulary >= 4 && Pairs(problem).Any(pair => Excess(pair).Count(positive => positive) >= 2)),
        ("context", problem => problem.Draft.Rows.Count > 1 || problem.Target.Rows.Count > 1),
        ("history", problem => problem.Target.Memory == Memory.WholePrefix && problem.Horizon >= 3),
        ("zeros", problem => Pairs(problem).Any(pair => pair.Draft.Contains(0) || pair.Target.Contains(0))),
        ("ties", problem => Pairs(problem).Any(Tie)),
        ("disjoint", problem => Pairs(problem).Any(pair => pair.Draft.Zip(pair.Target).All(w => w.First == 0 || w.Second == 0))),
        ("draft = target", problem => Pairs(problem).Any(pair => pair.Draft.SequenceEqual(pair.Target))),
        ("point mass", problem => Pairs(problem).Any(pair => pair.Draft.Count(w => w > 0) == 1 || pair.Target.Count(w => w > 0) == 1)),
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
        if (arguments.OfType<Problem>().FirstOrDefault() is not { } problem)
        {
            return;
        }

        foreach (var (name, has) in ProblemTraits)
        {
            Add(name, has(problem));
        }

        foreach (var lookahead in arguments.OfType<Lookahead>())
        {
            Add("lookahead ≥ 2", lookahead.Tokens >= 2 && problem.Horizon >= 2);
            Add("lookahead < T", lookahead.Tokens < problem.Horizon);
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
    private static IEnumerable<(ImmutableArray<int> Draft, ImmutableArray<int> Target)> Pairs(Problem problem) =>
        (problem.Draft.Rows.Count > problem.Target.Rows.Count ? problem.Draft : problem.Target).Rows.Keys.Select(key => (
            problem.Draft.Rows.GetValueOrDefault(key, problem.Draft.First), problem.Target.Rows.GetValueOrDefault(key, problem.Target.First)));

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
