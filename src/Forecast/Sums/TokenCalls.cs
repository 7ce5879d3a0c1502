using System.Runtime.Intrinsics;

namespace SpecProofs.Forecast;

/// <summary>
/// E[target calls | text] of speculative decoding with a bonus token for γ = 1 … 16: <see cref="TokenTrace.Rounds{W}"/> in lanes; and
/// what happens at each place of a round at γ = 16.
/// </summary>
internal sealed class TokenCalls
{
    private const int Lookaheads = Sum.Lookaheads;

    private double[] _kept = [];
    private double[] _windows = [];
    private double[] _starts = [];

    /// <summary>Adds calls, places, and the acceptance of single tokens to the sums of a prompt.</summary>
    public void AddTo(Span<long> sums, ReadOnlySpan<double> ratios)
    {
        var length = ratios.Length;
        if (_kept.Length < length)
        {
            (_kept, _windows, _starts) = (new double[2 * length], new double[2 * length], new double[(2 * length) + 1]);
        }

        var kept = _kept.AsSpan(0, length);
        var windows = _windows.AsSpan(0, length);
        var starts = _starts.AsSpan(0, length + 1);
        Cap(kept, ratios);

        windows.Fill(1);
        starts[0] = 1;
        for (var lookahead = 1; lookahead <= Lookaheads; lookahead++)
        {
            Widen(windows, kept, lookahead);
            Start(starts, windows, kept, lookahead);
            Add(ref sums[Sum.TokenCalls + lookahead - 1], Total(starts[..length]));
        }

        // What stands in starts now is of γ = 16.
        windows.Fill(1);
        for (var place = 0; place < Lookaheads && place < length; place++)
        {
            Widen(windows, kept, place);
            var (tested, passed) = Places(starts[..(length - place)], windows[place..], kept[place..]);
            Add(ref sums[Sum.Tested + place], tested);
            Add(ref sums[Sum.Kept + place], passed);
        }

        Add(ref sums[Sum.Accepted], Total(kept));
        Add(ref sums[Sum.AcceptedSquares], Places(kept, kept, kept).Tested);
    }

    /// <summary>From a_{n−γ+2} ⋯ a_n to a_{n−γ+1} ⋯ a_n, the probability that the γ tokens before are all kept.</summary>
    private static void Widen(Span<double> windows, ReadOnlySpan<double> kept, int lookahead)
    {
        if (lookahead == 0)
        {
            return;
        }

        var n = lookahead;
        for (; n + Vector256<double>.Count <= windows.Length; n += Vector256<double>.Count)
        {
            (Vector256.Create<double>(windows[n..]) * Vector256.Create(kept[(n - lookahead)..])).CopyTo(windows[n..]);
        }

        for (; n < windows.Length; n++)
        {
            windows[n] *= kept[n - lookahead];
        }
    }

    /// <summary>min(1, p/q).</summary>
    private static void Cap(Span<double> kept, ReadOnlySpan<double> ratios)
    {
        var n = 0;
        for (; n + Vector256<double>.Count <= kept.Length; n += Vector256<double>.Count)
        {
            Vector256.Min(Vector256<double>.One, Vector256.Create(ratios[n..])).CopyTo(kept[n..]);
        }

        for (; n < kept.Length; n++)
        {
            kept[n] = Math.Min(1, ratios[n]);
        }
    }

    /// <summary>The probability that a round starts behind each number of tokens.</summary>
    private static void Start(Span<double> starts, ReadOnlySpan<double> windows, ReadOnlySpan<double> kept, int lookahead)
    {
        var (n, one, width) = (0, Vector256<double>.One, Vector256<double>.Count);
        for (; n < Math.Min(lookahead, kept.Length); n++)
        {
            starts[n + 1] = 1 - kept[n];
        }

        // A start depends on the one γ + 1 tokens earlier, so that many can be computed at once.
        for (; lookahead >= width - 1 && n + width <= kept.Length; n += width)
        {
            var full = Vector256.Create<double>(starts[(n - lookahead)..]) * Vector256.Create(windows[n..]);
            (one - (Vector256.Create(kept[n..]) * (one - full))).CopyTo(starts[(n + 1)..]);
        }

        for (; n < kept.Length; n++)
        {
            starts[n + 1] = 1 - (kept[n] * (1 - (starts[n - lookahead] * windows[n])));
        }
    }

    private static double Total(ReadOnlySpan<double> values)
    {
        var (sum, n) = (Vector256<double>.Zero, 0);
        for (; n + Vector256<double>.Count <= values.Length; n += Vector256<double>.Count)
        {
            sum += Vector256.Create(values[n..]);
        }

        var rest = 0.0;
        for (; n < values.Length; n++)
        {
            rest += values[n];
        }

        return rest + sum[0] + sum[1] + sum[2] + sum[3];
    }

    /// <summary>Σ start · window, and Σ start · window · kept.</summary>
    private static (double Tested, double Kept) Places(ReadOnlySpan<double> starts, ReadOnlySpan<double> windows, ReadOnlySpan<double> kept)
    {
        var (tested, passed, n) = (Vector256<double>.Zero, Vector256<double>.Zero, 0);
        for (; n + Vector256<double>.Count <= starts.Length; n += Vector256<double>.Count)
        {
            var mass = Vector256.Create(starts[n..]) * Vector256.Create(windows[n..]);
            (tested, passed) = (tested + mass, passed + (mass * Vector256.Create(kept[n..])));
        }

        var (restTested, restPassed) = (0.0, 0.0);
        for (; n < starts.Length; n++)
        {
            var mass = starts[n] * windows[n];
            (restTested, restPassed) = (restTested + mass, restPassed + (mass * kept[n]));
        }

        return (restTested + tested[0] + tested[1] + tested[2] + tested[3], restPassed + passed[0] + passed[1] + passed[2] + passed[3]);
    }

    private static void Add(ref long sum, double value) => sum = checked(sum + FixedSteps.Of(value));
}
