using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>Two rows drawn with the same Gumbel noise: token x is the winner of row p, token y that of row q.</summary>
/// <remarks>
/// The token with the largest log p(x) + G_x, for independent Gumbel noise G, is the first of an exponential race: the least E_x/p(x) for
/// independent exponential E. It has law p. Read twice, one noise vector gives x for p and y for q with a joint law that is rational.
/// Formula: let F_z = Σ_w max(p(w)·q(z), q(w)·p(z)). Then Pr(x = y = z) = p(z)·q(z)/F_z = 1/Σ_w max(p(w)/p(z), q(w)/q(z)). For x ≠ y,
/// the pair wins if the ratio r of E_y/q(y) to E_x/p(x) is such that x beats y in the first race and loses in the second; the integral
/// of e^(−…) over both numbers is p(x)·q(y)·∫ S(r)⁻² dr with S(r) = Σ_w max(p(w), r·q(w)), which is linear between the ratios
/// p(z)/q(z). So Pr(x, y) = p(x)·q(y)·Σ (q(a)·p(b) − p(a)·q(b))/(F_a·F_b) over neighbours a, b in the order of p/q, from y to x; it is
/// 0 unless p(y)/q(y) &lt; p(x)/q(x).
/// Source: Gumbel-max coupling; the match probability in Daliri, Musco and Suresh, 2024. Cost: V³, once.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class GumbelCoupling<W>
    where W : struct, INumber<W>
{
    private readonly W[,] _masses;

    /// <summary>The coupling of two rows over one vocabulary.</summary>
    /// <exception cref="ArgumentException">The vocabularies differ.</exception>
    public GumbelCoupling(Distribution<W> first, Distribution<W> second)
    {
        if (first.Vocabulary != second.Vocabulary)
        {
            throw new ArgumentException($"the first row has {first.Vocabulary} tokens and the second {second.Vocabulary}");
        }

        (First, Second, _masses) = (first, second, JointLaw(first, second));
    }

    /// <summary>The law p of the first token.</summary>
    public Distribution<W> First { get; }

    /// <summary>The law q of the second token.</summary>
    public Distribution<W> Second { get; }

    /// <summary>The probability that both tokens are the same; at most 1 − TV(p, q).</summary>
    public W Match => Enumerable.Range(0, First.Vocabulary).Aggregate(W.Zero, (sum, token) => sum + _masses[token, token]);

    /// <summary>The probability that p's token is x and q's token is y.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in 0 … V−1.</exception>
    public W this[int x, int y]
    {
        get
        {
            // The laws refuse a token that they do not have; the array would call it a dimension.
            (_, _) = (First[x], Second[y]);
            return _masses[x, y];
        }
    }

    /// <summary>The law of q's token given that p's token is x.</summary>
    /// <exception cref="ArgumentException">p never draws x.</exception>
    public Distribution<W> Given(int x) => Distribution<W>.Proportional(Row(x));

    /// <summary>Both tokens: p's first, then q's given p's.</summary>
    public (int First, int Second) Draw(IChance<W> chance)
    {
        var x = chance.Draw(First);
        return (x, chance.Draw(Given(x)));
    }

    private W[] Row(int x) => [.. Enumerable.Range(0, First.Vocabulary).Select(y => _masses[x, y])];

    private static W[,] JointLaw(Distribution<W> p, Distribution<W> q)
    {
        var tokens = Enumerable.Range(0, p.Vocabulary).Where(z => p[z] > W.Zero || q[z] > W.Zero).ToArray();
        Array.Sort(tokens, (a, b) => (p[a] * q[b]).CompareTo(p[b] * q[a]));
        var norms = Array.ConvertAll(tokens, z => tokens.Aggregate(W.Zero, (sum, w) => sum + W.Max(p[w] * q[z], q[w] * p[z])));
        var masses = new W[p.Vocabulary, p.Vocabulary];
        for (var i = 0; i < tokens.Length; i++)
        {
            var (y, between) = (tokens[i], W.Zero);
            masses[y, y] = p[y] * q[y] / norms[i];
            for (var j = i + 1; j < tokens.Length; j++)
            {
                var (a, b, x) = (tokens[j - 1], tokens[j], tokens[j]);
                between += ((q[a] * p[b]) - (p[a] * q[b])) / (norms[j - 1] * norms[j]);
                masses[x, y] = p[x] * q[y] * between;
            }
        }

        return masses;
    }
}
