using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using SpecProofs.Audit;

namespace SpecProofs.Tests;

/// <summary>A statistical audit finds departures of the size that it states, and accuses no right sampler.</summary>
/// <remarks>
/// False alarm of these tests together: 10⁻¹¹. SPECPROOFS_AUDITS sets the number of audits of a right sampler, 20 unless given; 10,000 of
/// them take some minutes.
/// </remarks>
public sealed class StatisticalAudit_Errors
{
    private static readonly int Audits =
        int.Parse(Environment.GetEnvironmentVariable("SPECPROOFS_AUDITS") ?? "20", CultureInfo.InvariantCulture);

    [Fact]
    public void No_right_sampler_is_accused() => Assert.All(Enumerable.Range(1, Audits), seed =>
        Assert.Null(Audit(runs: 128, (ulong)seed, planted: 0, falseAlarm: 0.5e-11 / Audits).Departure));

    [Fact]
    public void A_departure_of_the_stated_size_is_found()
    {
        foreach (var runs in new[] { 5_000, 40_000 })
        {
            var stated = Audit(runs, seed: 1, planted: 0, falseAlarm: 0.25e-11).DetectsFirst;
            var (given, _) = SampledInstances.Of(1)[0];
            var planted = stated / (1 - (double)given.Instance.Start.Target[0]);
            var departure = Audit(runs, seed: 1, planted, falseAlarm: 1e-9).Departure;
            Assert.NotNull(departure);
            Assert.Equal((4, Tokens.Of(0)), (departure.Given.Vocabulary, departure.Tokens));
            Assert.InRange(departure.Distance, departure.Limit, 1);
        }
    }

    /// <summary>Worked out by hand: 2·√(3/160,000), √(12·ln 10/20,000), √(9·ln 10/20,000).</summary>
    [Fact]
    public void The_bounds_are_those_of_the_formula()
    {
        var test = new VariationTest(1e-12, 1e-9);
        double[] law = [0.25, 0.25, 0.25, 0.25];
        Assert.Equal(0.00866025 + 0.03716925, test.Limit(law, 10_000), 1e-7);
        Assert.Equal(0.00866025 + 0.03716925 + 0.03218951, test.Detects(law, 10_000), 1e-7);
        Assert.Equal(0.15, VariationTest.Distance([10, 30, 25, 35], 100, law), 1e-12);
    }

    /// <summary>More runs, smaller departures: as one over the root.</summary>
    [Fact]
    public void The_stated_size_shrinks_with_the_runs()
    {
        var test = new VariationTest(1e-12, 1e-9);
        double[] law = [0.25, 0.25, 0.25, 0.25];
        Assert.Equal(10, test.Detects(law, 10_000) / test.Detects(law, 1_000_000), 1e-9);
        Assert.InRange(test.Detects(law, 5_000_000), 0.003, 0.005);
    }

    [NeedsTheory(Need.Python)]
    [InlineData("plain", 0, "lossless: no departure was found; 12 instances, 24,000 runs")]
    [InlineData("resample_from_target", 2, "lossless: falsified")]
    public void The_command_samples_what_is_not_steered(string example, int code, string said)
    {
        var script = Path.Combine(Repository.Root, "tests", "Audit", "children", "sampled.py");
        var (exit, output, error) = Run(["audit", "--statistical", "2000", "--", Python.Path!, script, example]);
        Assert.Equal((code, string.Empty), (exit, error));
        Assert.Contains(said, output, StringComparison.Ordinal);
        Assert.Contains("false alarm  at most 1e-9", output, StringComparison.Ordinal);
    }

    [NeedsFact(Need.Python)]
    public void What_can_only_be_sampled_is_not_steered() => Assert.Equal(
        "kernel says that it can only be sampled: use --statistical",
        IsRefused(["audit", "--", Python.Path!, Path.Combine(Repository.Root, "tests", "Audit", "children", "sampled.py"), "plain"]));

    private static StatisticalResult Audit(long runs, ulong seed, double planted, double falseAlarm)
    {
        var settings = new AuditSettings(["none"], []) { Options = new(Seed: seed) };
        var random = new Random((int)seed);
        var known = new Dictionary<string, double[]>();
        return StatisticalAudit.Run(Form.Verify, Sample, settings, runs, falseAlarm: falseAlarm);

        IReadOnlyList<(ImmutableArray<WrittenRound> Rounds, long Count)> Sample(Request request, long count)
        {
            using var given = JsonDocument.Parse(request.Body);
            int[] drafted = [.. given.RootElement.GetProperty("drafted").EnumerateArray().Select(token => token.GetInt32())];
            var draft = Rows(given.RootElement.GetProperty("draft"), known);
            var target = Rows(given.RootElement.GetProperty("target"), known);
            return [.. Enumerable.Range(0, (int)count).Select(_ => (Round(drafted, draft, target), 1L))];
        }

        ImmutableArray<WrittenRound> Round(int[] drafted, double[][] draft, double[][] target)
        {
            var tokens = ImmutableArray.CreateBuilder<int>();
            for (var i = 0; i < drafted.Length; i++)
            {
                var x = drafted[i];
                if (random.NextDouble() >= target[i][x] / draft[i][x])
                {
                    tokens.Add(Draw([.. target[i].Zip(draft[i], (q, p) => Math.Max(q - p, 0))]));
                    break;
                }

                tokens.Add(x);
            }

            if (planted > 0 && random.NextDouble() < planted)
            {
                tokens[0] = 0;
            }

            return [new(tokens.ToImmutable(), null, 0)];
        }

        int Draw(double[] weights)
        {
            var u = random.NextDouble() * weights.Sum();
            var token = Array.FindIndex(weights, weight => (u -= weight) < 0);
            return token < 0 ? Array.FindLastIndex(weights, weight => weight > 0) : token;
        }
    }

    private static double[][] Rows(JsonElement rows, Dictionary<string, double[]> known) =>
    [
        .. rows.EnumerateArray().Select(row => CollectionsMarshal.GetValueRefOrAddDefault(known, row.GetRawText(), out _)
            ??= [.. row.EnumerateArray().Select(mass => (double)Rational.Parse(mass.GetString()!))]),
    ];
}
