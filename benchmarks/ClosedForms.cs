using System.Numerics;
using SpecProofs.Analysis;
using SpecProofs.Decoding;

namespace SpecProofs.Benchmarks;

/// <summary>Closed forms: expected rejections, total variation and couplings of large vocabularies.</summary>
internal static class ClosedForms
{
    private const int LanguageModel = 150_000;

    public static void Measure(Comparison comparison)
    {
        comparison.Section("Closed forms", "what", "milliseconds", "against", "milliseconds", "times as long");
        var seven = Chains.Of(7, 50, 49, 1913);
        var floating = seven.ToInstance(weight => (double)weight);
        comparison.Row("7 states, T = 50, double: speculative, batch M = 1 … 64 and the limit", $"{Stopwatches.Median(() => All(floating)) * 1e3:0.00}", "", "", "");
        var exact = seven.ToInstance(weight => (Rational)weight);
        var four = Rational.Zero;
        comparison.Row("the same chain, exact, M = 4", $"{Stopwatches.Median(() => four = ExpectedRejections.Batch(exact, 4), times: 1) * 1e3:0.00}", $"{four.BitLength} bits", "", "");
        var big = Chains.Of(1000, 50, 5, 1913).ToInstance(weight => (double)weight);
        var (sweep, batch) = (Stopwatches.Median(() => Sweep(big)), Stopwatches.Median(() => ExpectedRejections.Batch(big, 4), times: 3));
        comparison.Row("1000 states, T = 50, double, M = 4", $"{batch * 1e3:0.0}", "one matrix-vector sweep a step", $"{sweep * 1e3:0.0}", $"{batch / sweep:0.0}");
        var (p, q) = (Large(1), Large(2));
        var read = Stopwatches.Median(() => Total(p.Masses, q.Masses));
        Against("total variation of 150,000 tokens", () => _ = new Coupling<double>(p, q).TotalVariation);
        Against("coupling of 150,000 tokens with acceptances and residual", () => Whole(new Coupling<double>(p, q)));
        Against("batch recursion, 150,000 tokens, M = 4", () => BatchStages<double>.After(new Coupling<double>(p, q), 4));
        void Against(string what, Action run)
        {
            var seconds = Stopwatches.Median(run, times: 21);
            comparison.Row(what, $"{seconds * 1e3:0.000}", "reading the two rows once", $"{read * 1e3:0.000}", $"{seconds / read:0.0}");
        }
    }

    private static void All(Instance<double> instance)
    {
        _ = ExpectedRejections.Speculative(instance) + ExpectedRejections.BatchLimit(instance);
        for (var drafts = 1; drafts <= 64; drafts++)
        {
            _ = ExpectedRejections.Batch(instance, drafts);
        }
    }

    private static double Whole(Coupling<double> coupling) => coupling.Acceptance(0) + coupling.Residual[0] + coupling.TotalVariation;

    /// <summary>What any recursion over the states has to do at least: each row times its mass, added up.</summary>
    private static double[] Sweep(Instance<double> instance)
    {
        double[] mass = [1];
        var context = instance.Start;
        IReadOnlyList<Context<double>> contexts = [context];
        for (var n = 1; n < instance.Horizon; n++)
        {
            var next = new double[instance.Vocabulary];
            for (var i = 0; i < contexts.Count; i++)
            {
                var row = contexts[i].Target.Masses;
                var (scale, x) = (new Vector<double>(mass[i]), 0);
                for (; x + Vector<double>.Count <= row.Length; x += Vector<double>.Count)
                {
                    (new Vector<double>(next, x) + (scale * new Vector<double>(row[x..]))).CopyTo(next, x);
                }

                for (; x < row.Length; x++)
                {
                    next[x] += mass[i] * row[x];
                }
            }

            contexts = [.. Enumerable.Range(0, instance.Vocabulary).Select(contexts[0].After)];
            mass = next;
        }

        return mass;
    }

    private static Distribution<double> Large(ulong seed)
    {
        var random = Xoshiro256PlusPlus.Seeded(seed);
        var weights = new double[LanguageModel];
        foreach (ref var weight in weights.AsSpan())
        {
            weight = Math.Exp(8 * random.NextUnit());
        }

        return Distribution<double>.Proportional(weights);
    }

    private static double Total(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        var sum = Vector<double>.Zero;
        for (var x = 0; x + Vector<double>.Count <= p.Length; x += Vector<double>.Count)
        {
            sum += new Vector<double>(p[x..]) + new Vector<double>(q[x..]);
        }

        return Vector.Sum(sum);
    }
}
