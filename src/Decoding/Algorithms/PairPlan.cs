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
    private const int Unreached = -2;
    private const int Start = -1;

    private readonly Coupling<W> _coupling;
    private readonly int[] _tokens;
    private readonly W[,] _given;
    private readonly W[,] _left;
    private readonly W[] _spare;

    /// <summary>The plan for a draft and a target.</summary>
    public PairPlan(Coupling<W> coupling)
    {
        var vocabulary = coupling.Draft.Vocabulary;
        (_coupling, _given, _left) = (coupling, new W[vocabulary, vocabulary], new W[vocabulary, vocabulary]);
        (_tokens, _spare) = (coupling.Draft.Support.ToArray(), coupling.Target.Masses.ToArray());
        foreach (var (x, y) in Pairs(_tokens))
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
        var (from, queue) = (new int[_spare.Length], new Queue<int>());
        Array.Fill(from, Unreached);
        for (var i = 0; i < _tokens.Length; i++)
        {
            for (var j = i; j < _tokens.Length; j++)
            {
                if (_left[_tokens[i], _tokens[j]] > W.Zero)
                {
                    Reach(_tokens[i], Start);
                    Reach(_tokens[j], Start);
                }
            }
        }

        while (queue.TryDequeue(out var token))
        {
            if (_spare[token] > W.Zero)
            {
                return WayTo(token, from);
            }

            foreach (var other in _tokens)
            {
                if (other != token && _given[token, other] > W.Zero)
                {
                    Reach(other, token);
                }
            }
        }

        return null;

        void Reach(int token, int before)
        {
            if (from[token] == Unreached)
            {
                from[token] = before;
                queue.Enqueue(token);
            }
        }
    }

    private static List<int> WayTo(int token, int[] from)
    {
        var way = new List<int>();
        for (var at = token; at != Start; at = from[at])
        {
            way.Add(at);
        }

        way.Reverse();
        return way;
    }

    /// <summary>Gives the first token more of a pair that has mass left; each token on the way passes as much on to the next.</summary>
    private void Augment(List<int> way)
    {
        var first = way[0];
        var other = _tokens.First(at => _left[Math.Min(first, at), Math.Max(first, at)] > W.Zero);
        ref var left = ref _left[Math.Min(first, other), Math.Max(first, other)];
        var amount = W.Min(left, _spare[way[^1]]);
        foreach (var (token, next) in way.Zip(way.Skip(1)))
        {
            amount = W.Min(amount, _given[token, next]);
        }

        left -= amount;
        _given[first, other] += amount;
        foreach (var (token, next) in way.Zip(way.Skip(1)))
        {
            _given[token, next] -= amount;
            _given[next, token] += amount;
        }

        _spare[way[^1]] -= amount;
    }
}
