using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpecProofs.Forecast;

/// <summary>
/// E[target calls | text] of block verification with a bonus token for γ = 1 … 16: <see cref="BlockTrace.Price{W}"/> in lanes.
/// </summary>
internal sealed class BlockCalls
{
    /// <summary>The largest log p − log q with which no product of 16 ratios overflows.</summary>
    public const double MostLog = 40;

    private const int Lookaheads = Sum.Lookaheads;
    private const int Rows = 32;
    private const int Vectors = Lookaheads / 4;

    /// <summary>1 in the lanes γ > i, for i = 0 … 16; behind them 1 in the lane γ = i.</summary>
    private static readonly Vector256<double>[] Longer = [.. Lanes((lookahead, i) => lookahead > i)];
    private static readonly Vector256<double>[] Same = [.. Lanes((lookahead, i) => lookahead == i)];

    /// <summary>Probabilities that a round starts behind n tokens, a row of 16 lookaheads for each of the next tokens.</summary>
    private readonly Vector256<double>[] _starts = new Vector256<double>[Rows * Vectors];

    /// <summary>Adds the calls for each lookahead, in fixed point.</summary>
    public void AddTo(Span<long> calls, ReadOnlySpan<double> ratios)
    {
        var starts = _starts.AsSpan();
        starts.Clear();
        starts[..Vectors].Fill(Vector256<double>.One);
        Span<Vector256<double>> rounds = stackalloc Vector256<double>[Vectors];
        rounds.Clear();
        for (var m = 0; m < ratios.Length; m++)
        {
            var here = starts.Slice((m % Rows) * Vectors, Vectors);
            var (s0, s1, s2, s3) = (here[0], here[1], here[2], here[3]);
            here.Clear();
            (rounds[0], rounds[1], rounds[2], rounds[3]) = (rounds[0] + s0, rounds[1] + s1, rounds[2] + s2, rounds[3] + s3);
            var (product, kept) = (1.0, 1.0);
            var most = Math.Min(Lookaheads, ratios.Length - m - 1);
            for (var i = 0; i <= most; i++)
            {
                // A round that starts here keeps i tokens, and what follows them starts the next one.
                product = i < Lookaheads ? product * ratios[m + i] : 0;
                var longer = i < Lookaheads ? Math.Min(kept, product) : kept;
                var (cut, whole) = (Vector256.Create(kept - longer), Vector256.Create(kept));
                var next = starts.Slice(((m + i + 1) % Rows) * Vectors, Vectors);
                var lanes = i * Vectors;
                switch (i)
                {
                    case <= 4:
                        next[0] += s0 * ((cut * Longer[lanes]) + (whole * Same[lanes]));
                        next[1] += s1 * (cut * Longer[lanes + 1]);
                        next[2] += s2 * cut;
                        next[3] += s3 * cut;
                        break;
                    case <= 8:
                        next[1] += s1 * ((cut * Longer[lanes + 1]) + (whole * Same[lanes + 1]));
                        next[2] += s2 * (cut * Longer[lanes + 2]);
                        next[3] += s3 * cut;
                        break;
                    case <= 12:
                        next[2] += s2 * ((cut * Longer[lanes + 2]) + (whole * Same[lanes + 2]));
                        next[3] += s3 * (cut * Longer[lanes + 3]);
                        break;
                    default:
                        next[3] += s3 * ((cut * Longer[lanes + 3]) + (whole * Same[lanes + 3]));
                        break;
                }

                kept = longer;
            }
        }

        foreach (var (i, value) in MemoryMarshal.Cast<Vector256<double>, double>(rounds).ToArray().Index())
        {
            calls[i] = checked(calls[i] + FixedSteps.Of(value));
        }
    }

    private static IEnumerable<Vector256<double>> Lanes(Func<int, int, bool> holds) =>
        from i in Enumerable.Range(0, Lookaheads + 1)
        from vector in Enumerable.Range(0, Vectors)
        select Vector256.Create([.. Enumerable.Range((4 * vector) + 1, 4).Select(lookahead => holds(lookahead, i) ? 1.0 : 0.0)]);
}
