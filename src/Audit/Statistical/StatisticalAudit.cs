using System.Collections.Immutable;
using System.Diagnostics;

namespace SpecProofs.Audit;

/// <summary>Many runs with the child's own random numbers, for code whose random numbers cannot be steered.</summary>
/// <remarks>
/// On each instance the law of the first token, and where V ≤ 8 that of the first two, is compared with the target's at 1/128 of the runs,
/// at 1/64, and so on; the first that fails ends the audit. All tests together accuse a lossless child with probability at most 10⁻⁹.
/// </remarks>
public static class StatisticalAudit
{
    /// <summary>The probability that a lossless child is accused, in the whole audit.</summary>
    public const double FalseAlarm = 1e-9;

    /// <summary>The probability that a departure of the stated size is missed.</summary>
    public const double Miss = 1e-9;

    private const int Looks = 8;
    private const int MostTokensOfPairs = 8;
    private const long MostAtOnce = 1000;

    /// <summary>Audits a child by sampling.</summary>
    /// <param name="settings">The command, seed and time limit.</param>
    /// <param name="runs">Runs on each instance, at least 1.</param>
    /// <param name="tried">Told of runs as they are made.</param>
    /// <exception cref="ChildFaultException">The child cannot be started, fails, or breaks the protocol.</exception>
    public static (Hello Child, StatisticalResult Result) Run(AuditSettings settings, long runs, Action<int>? tried = null)
    {
        using var child = Child.Start(settings.Command, settings.CallLimit);
        if (child.Hello.Form == Form.Text)
        {
            throw new ChildFaultException($"{child.Hello.Name} writes whole texts: audit a round, or a verification, by sampling");
        }

        return (child.Hello, Run(child.Hello.Form, child.Sample, settings, runs, tried));
    }

    /// <summary>The same with whatever answers requests for samples.</summary>
    internal static StatisticalResult Run(
        Form form,
        Func<Request, long, IReadOnlyList<(ImmutableArray<WrittenRound> Rounds, long Count)>> sample,
        AuditSettings settings,
        long runs,
        Action<int>? tried = null,
        double falseAlarm = FalseAlarm)
    {
        var (watch, total) = (Stopwatch.StartNew(), 0L);
        var instances = SampledInstances.Of(settings.Options.Seed);
        var tests = instances.Sum(instance => HasPairs(instance.Given) ? 2 : 1) * Looks;
        var test = new VariationTest(falseAlarm / tests, Miss);
        var (chance, first, pair, done) = (new Sampler<Rational>(settings.Options.Seed), 0.0, 0.0, 0);
        var drafts = settings.Drafts.Count > 0 ? settings.Drafts[0] : 2;
        foreach (var (given, lookahead) in instances)
        {
            var text = new SampledText(given.Instance);
            first = Math.Max(first, test.Detects(text.FirstLaw, runs));
            pair = HasPairs(given) ? Math.Max(pair, test.Detects(text.PairLaw, runs)) : pair;
            for (var look = Looks - 1; look >= 0; look--)
            {
                var upTo = Math.Max(1, runs >> look);
                foreach (var (request, count) in Requested(form, given.Instance, new(lookahead.Tokens, drafts), chance, upTo - text.Runs))
                {
                    foreach (var (rounds, times) in sample(request, count))
                    {
                        text.Add(rounds[0].Tokens, times);
                    }

                    total += count;
                    tried?.Invoke((int)count);
                }

                if (Departed(test, text, given, lookahead) is { } departure)
                {
                    return new(departure, done + 1, total, falseAlarm, Miss, first, pair, watch.Elapsed);
                }
            }

            done++;
        }

        return new(null, done, total, falseAlarm, Miss, first, pair, watch.Elapsed);
    }

    private static bool HasPairs(GeneratedInstance given) => given.Vocabulary <= MostTokensOfPairs;

    private static Departure? Departed(VariationTest test, SampledText text, GeneratedInstance given, Lookahead lookahead)
    {
        var v = given.Vocabulary;
        return Of(text.First, text.FirstLaw, token => Tokens.Of(token))
            ?? (HasPairs(given) ? Of(text.Pairs, text.PairLaw, place => Tokens.Of(place / v, place % v)) : null);

        Departure? Of(double[] sums, double[] law, Func<int, Tokens> tokens)
        {
            var (distance, limit) = (VariationTest.Distance(sums, text.Runs, law), test.Limit(law, text.Runs));
            if (distance <= limit)
            {
                return null;
            }

            var worst = Enumerable.Range(0, law.Length).MaxBy(place => Math.Abs((sums[place] / text.Runs) - law[place]));
            return new(given, lookahead, text.Runs, tokens(worst), sums[worst] / text.Runs, law[worst], distance, limit);
        }
    }

    /// <summary>Requests for so many runs: the drafted blocks as the draft model draws them, equal ones together.</summary>
    private static IEnumerable<(Request Request, long Runs)> Requested(
        Form form, Instance<Rational> instance, Setting setting, IChance<Rational> chance, long runs)
    {
        var text = new Text<Rational>(instance);
        var counts = new Dictionary<Tokens, (Request Request, long Runs)>();
        if (form == Form.Round)
        {
            counts[Tokens.Empty] = (Requests.Round(text, setting, whole: false), runs);
        }

        for (var run = 0L; form != Form.Round && run < runs; run++)
        {
            var blocks = Enumerable.Range(0, form == Form.Verify ? 1 : setting.Drafts)
                .Select(_ => DraftBlock.Draw(chance, instance.Start, setting.Lookahead)).ToList();
            var key = Tokens.Of([.. blocks.SelectMany(block => block)]);
            counts[key] = counts.TryGetValue(key, out var known)
                ? (known.Request, known.Runs + 1)
                : (Requests.Verify(instance.Start, blocks, instance.Horizon, form == Form.Drafts), 1);
        }

        foreach (var (request, all) in counts.Values)
        {
            for (var left = all; left > 0; left -= MostAtOnce)
            {
                yield return (request, Math.Min(left, MostAtOnce));
            }
        }
    }
}
