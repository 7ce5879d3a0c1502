using System.Runtime.Intrinsics;

namespace SpecProofs.Forecast;

/// <summary>Sums over one text, for all lookaheads 1 … 16 at once. Not safe for use by several threads at once.</summary>
/// <remarks>
/// The formulas are those of <see cref="TokenTrace.Rounds{W}"/> and <see cref="BlockTrace.Price{W}"/>. All
/// arithmetic is in lanes of fixed width and in a fixed order, without fused products, so that a text has the same sums on every machine.
/// </remarks>
internal sealed class TextSums
{
    private const int Lookaheads = Sum.Lookaheads;

    private readonly TokenCalls _token = new();
    private readonly BlockCalls _block = new();
    private readonly RowSums _rows = new();
    private double[] _ratios = [];
    private double[] _logs = [];

    /// <summary>Adds what a text contributes to the sums of its prompt.</summary>
    /// <param name="text">Its log-probabilities, checked.</param>
    /// <param name="sums">The sums of its prompt.</param>
    public void AddTo(Span<long> sums, in TraceText text)
    {
        if (text.Given)
        {
            sums[Sum.Texts] = checked(sums[Sum.Texts] + (text.Continued ? 0 : 1));
            sums[Sum.Clipping] = checked(sums[Sum.Clipping] + FixedSteps.Of(text.Clipping));
            _rows.AddTo(sums, text);
            return;
        }

        var length = text.Target.Length;
        if (_ratios.Length < length)
        {
            (_ratios, _logs) = (new double[length + (length / 2)], new double[length + (length / 2)]);
        }

        var ratios = _ratios.AsSpan(0, length);
        var logs = _logs.AsSpan(0, length);
        var (impossible, most) = (0, 0.0);
        for (var n = 0; n < length; n++)
        {
            logs[n] = text.Draft[n] - text.Target[n];
            impossible += double.IsNegativeInfinity(logs[n]) ? 1 : 0;
            most = Math.Max(most, logs[n]);
        }

        checked
        {
            sums[Sum.Texts]++;
            sums[Sum.Tokens] += length;
            sums[Sum.Impossible] += impossible;
            sums[Sum.Ranked] += text.Likeliest < 0 ? 0 : length;
            sums[Sum.Likeliest] += Math.Max(0, text.Likeliest);
            sums[Sum.Surprise] += FixedSteps.Of(Surprise(text.Target));
            if (most <= BlockCalls.MostLog)
            {
                DeterministicExp.Of(logs, ratios);
                _block.AddTo(sums.Slice(Sum.BlockCalls, Lookaheads), ratios);
            }
            else
            {
                AddUnlikely(sums.Slice(Sum.BlockCalls, Lookaheads), text);
                foreach (ref var log in logs)
                {
                    log = Math.Min(log, BlockCalls.MostLog);
                }

                DeterministicExp.Of(logs, ratios);
            }

            sums[Sum.Evidence] += FixedSteps.Of(TextEvidence.Of(ratios));
            _token.AddTo(sums, ratios);
            if (text.Vocabulary > 0)
            {
                _rows.AddTo(sums, text);
            }
        }
    }

    /// <summary>A draft that gives a token over e⁴⁰ times the target's probability: products of ratios could overflow.</summary>
    private static void AddUnlikely(Span<long> calls, in TraceText text)
    {
        var written = new (double Draft, double Target)[text.Target.Length];
        for (var n = 0; n < written.Length; n++)
        {
            written[n] = (text.Draft[n], text.Target[n]);
        }

        for (var lookahead = 1; lookahead <= Lookaheads; lookahead++)
        {
            calls[lookahead - 1] += FixedSteps.Of(BlockTrace.OfLogs(written, lookahead, bonus: true).Mean(Quantity.Rounds));
        }
    }

    private static double Surprise(ReadOnlySpan<double> target)
    {
        var sum = Vector256<double>.Zero;
        var n = 0;
        for (; n + Vector256<double>.Count <= target.Length; n += Vector256<double>.Count)
        {
            sum += Vector256.Create(target[n..]);
        }

        var rest = 0.0;
        for (; n < target.Length; n++)
        {
            rest += target[n];
        }

        return (rest + sum[0] + sum[1] + sum[2] + sum[3]) * -1.4426950408889634;
    }
}
