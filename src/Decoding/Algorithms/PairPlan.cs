using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>How the mass of each pair of drafts is dealt out to its two tokens so that as much as possible of the target is met.</summary>
/// <remarks>
/// A transport plan: the pair {x, y} has mass 2·p(x)·p(y), and {x, x} has p(x)²; each may go to its own tokens only, and token x takes at
/// most q(x). Built by augmenting along shortest ways, so that it is a maximum flow: its total is α*_2. Exactness: as exact as the weight
/// type. Cost: up to V³ ways of V² steps each, mostly far fewer. Immutable.
/// Source: Hu et al., ICLR 2025, for the optimum; this project for the plan. Checked by: X.multidraft.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class PairPlan<W>
    where W : struct, INumber<W>
{
    private readonly Coupling<W> _coupling;
    private readonly W[,] _given;
    private readonly W[,] _left;
    private readonly W[] _spare;

    /// <summary>The plan for a draft and a target.</summary>
    public PairPlan(Coupling<W> coupling)
    {
        var vocabulary = coupling.Draft.Vocabulary;
        (_coupling, _given, _left) = (coupling, new W[vocabulary, vocabulary], new W[vocabulary, vocabulary]);
        _spare = coupling.Target.Masses.ToArray();
        foreach (var (x, y) in Pairs(coupling.Draft.Support.ToArray()))
        {
            _left[x, y] = MassOf(x, y);
        }

        while (Way() is { } way)
        {
            Augment(way);
        }
    }

    /// <summary>The total that is dealt out: the probability that one of the two drafts is kept.</summary>
    public W Acceptance => W.One - Left;

    /// <summary>What the target still lacks of each token: the mass with which it is written after both drafts are rejected.</summary>
    public IReadOnlyList<W> Spare => [.. _spare];

    /// <summary>What is drawn if neither draft is kept: the target in proportion to what it still lacks.</summary>
    /// <exception cref="ArgumentException">It lacks nothing: one of the drafts is always kept.</exception>
    public Distribution<W> Residual => Distribution<W>.Proportional(_spare);

    private W Left => _spare.Aggregate(W.Zero, (sum, spare) => sum + spare);

    /// <summary>The share of the pair's mass that goes to one of its tokens, in [0, 1].</summary>
    /// <param name="token">The token.</param>
    /// <param name="other">The other one, which may be the same.</param>
    public W Share(int token, int other) => _given[token, other] / MassOf(token, other);

    private static IEnumerable<(int X, int Y)> Pairs(int[] tokens) =>
        from x in tokens from y in tokens where x <= y select (x, y);

    private W MassOf(int x, int y)
    {
        var both = _coupling.Draft[x] * _coupling.Draft[y];
        return x == y ? both : both + both;
    }

    /// <summary>A shortest way from a pair with mass left to a token that can take some, each token passing some on to the next.</summary>
    private List<int>? Way()
    {
        var (from, queue) = (new Dictionary<int, int>(), new Queue<int>());
        foreach (var (x, y) in Pairs(_coupling.Draft.Support.ToArray()).Where(pair => _left[pair.X, pair.Y] > W.Zero))
        {
            Reach(x, -1);
            Reach(y, -1);
        }

        while (queue.TryDequeue(out var token))
        {
            if (_spare[token] > W.Zero)
            {
                var way = new List<int>();
                for (var at = token; at >= 0; at = from[at])
                {
                    way.Insert(0, at);
                }

                return way;
            }

            foreach (var other in _coupling.Draft.Support.ToArray().Where(other => other != token && _given[token, other] > W.Zero))
            {
                Reach(other, token);
            }
        }

        return null;

        void Reach(int token, int before)
        {
            if (from.TryAdd(token, before))
            {
                queue.Enqueue(token);
            }
        }
    }

    /// <summary>Gives the first token more of a pair that has mass left; each token on the way passes as much on to the next.</summary>
    private void Augment(List<int> way)
    {
        var (x, y) = Pairs(_coupling.Draft.Support.ToArray())
            .First(pair => (pair.X == way[0] || pair.Y == way[0]) && _left[pair.X, pair.Y] > W.Zero);
        var amount = W.Min(_left[x, y], _spare[way[^1]]);
        foreach (var (token, next) in way.Zip(way.Skip(1)))
        {
            amount = W.Min(amount, _given[token, next]);
        }

        _left[x, y] -= amount;
        _given[way[0], x == way[0] ? y : x] += amount;
        foreach (var (token, next) in way.Zip(way.Skip(1)))
        {
            _given[token, next] -= amount;
            _given[next, token] += amount;
        }

        _spare[way[^1]] -= amount;
    }
}
