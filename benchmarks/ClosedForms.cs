using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpecProofs.Benchmarks;

/// <summary>Closed forms: expected rejections, total variation and couplings of large vocabularies.</summary>
internal static class ClosedForms
{
    private const int LanguageModel = 150_000;

    private const int MostDrafts = 64;

    private static readonly int[] ToMostDrafts = [.. Enumerable.Range(1, MostDrafts)];

    public static void Measure(Comparison comparison)
    {
        comparison.Section(
            "Closed forms", "what", "milliseconds", "against", "milliseconds", "times as long", "allocated, MB", "peak of memory, MB");
        SevenStates(comparison);
        ThousandStates(comparison);
        LargeVocabulary(comparison);
    }

    private static void SevenStates(Comparison comparison)
    {
        var seven = Chains.Of(7, 50, 49, 1913);
        var floating = seven.ToInstance<double>();
        Action all = () => _ = ExpectedRejections.Speculative(floating) + ExpectedRejections.BatchAndLimit(floating, ToMostDrafts)[^1];
        const string What = "7 states, T = 50, double: speculative, batch M = 1 … 64 and the limit";
        comparison.Row([What, $"{Stopwatches.Median(all, times: 21) * 1e3:0.00}", "", "", "", .. PeakMemory.Of(all)]);
        var exact = seven.ToInstance<Rational>();
        IReadOnlyList<Enclosure> values = [];
        var seconds = 0.0;
        var memory = PeakMemory.Of(() => seconds = Stopwatches.Once(
            () => values = Enclosures.BatchAndLimit(exact, ToMostDrafts, ExactBudget.Unlimited)));
        var bits = values.Select(value => $"{value.Exact!.Value.BitLength:N0}").ToList();
        var sizes = $"fractions of {bits[0]}, {bits[3]}, {bits[15]} and {bits[63]} bits at M = 1, 4, 16 and 64, of {bits[^1]} in the limit";
        comparison.Row(["the same, exact", $"{seconds * 1e3:0}", sizes, "", "", .. memory]);
    }

    private static void ThousandStates(Comparison comparison)
    {
        var big = Chains.Of(1000, 50, 5, 1913).ToInstance<double>();
        Action recursion = () => ExpectedRejections.Batch(big, 4);
        var (sweep, batch) = (Stopwatches.Median(() => Sweep(big), times: 21), Stopwatches.Median(recursion, times: 21));
        comparison.Row(
        [
            "1000 states, T = 50, double, M = 4", $"{batch * 1e3:0.0}", "one matrix-vector sweep a step", $"{sweep * 1e3:0.0}",
            $"{batch / sweep:0.0}", .. PeakMemory.Of(recursion),
        ]);
    }

    private static void LargeVocabulary(Comparison comparison)
    {
        var (p, q) = (Large(1), Large(2));
        var (first, second) = (new double[LanguageModel], new double[LanguageModel]);
        var read = Stopwatches.Median(() => Total(p.Masses, q.Masses), times: 101);
        Against("total variation of 150,000 tokens", () => _ = new Coupling<double>(p, q).TotalVariation);
        Against(
            "total variation, acceptances and residual mass, into rows of the caller's",
            () => WholeCoupling.Of(p.Masses, q.Masses, first, second));
        Against("for comparison: copying the two rows", () =>
        {
            p.Masses.CopyTo(first);
            q.Masses.CopyTo(second);
        });
        Against("a coupling object with acceptances and residual, in rows of its own", () => Whole(new Coupling<double>(p, q)));
        var coupling = new Coupling<double>(p, q);
        Against("batch recursion, M = 1, into a row of the caller's", () => BatchStages<double>.After(coupling, 1, first));
        Against("batch recursion, M = 4, into a row of the caller's", () => BatchStages<double>.After(coupling, 4, first));
        Against("batch recursion, M = 16, into a row of the caller's", () => BatchStages<double>.After(coupling, 16, first));
        void Against(string what, Action run)
        {
            var seconds = Stopwatches.Median(run, times: 101);
            comparison.Row(
            [
                what, $"{seconds * 1e3:0.000}", "reading the two rows once", $"{read * 1e3:0.000}", $"{seconds / read:0.0}",
                .. PeakMemory.Of(run),
            ]);
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
                RowKernels.AddScaled(next, mass[i], contexts[i].Target.Masses);
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
        var sum = Vector512<double>.Zero;
        var first = MemoryMarshal.Cast<double, Vector512<double>>(p);
        var second = MemoryMarshal.Cast<double, Vector512<double>>(q);
        for (var i = 0; i < first.Length; i++)
        {
            sum += first[i] + second[i];
        }

        return Vector512.Sum(sum);
    }
}
