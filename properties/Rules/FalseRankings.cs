using System.Numerics;

namespace SpecProofs.Properties;

/// <summary>Readings that rank drafts, lookaheads and decoders by a number that does not. See <see cref="FalseReadings"/>.</summary>
[Statement(
    "N.rateRanks",
    "of two drafts the one with the higher mean acceptance rate writes at least as many tokens a round.",
    Formula = @"\bar a \ge \bar a' \;\Rightarrow\; \mathbb{E}[N_{\mathrm{rounds}}] \le \mathbb{E}[N'_{\mathrm{rounds}}]",
    Source = "a reading of Leviathan, Kalman, Matias 2023",
    After = ["T1.calls"],
    FalseReading = true)]
[Statement(
    "N.klRanks",
    "a draft with smaller Kullback-Leibler divergence from the target is accepted at least as often.",
    Formula = @"\mathrm{KL}(q \,\|\, p) < \mathrm{KL}(q \,\|\, p') \;\Rightarrow\; \mathrm{TV}(p, q) \le \mathrm{TV}(p', q)",
    Source = "a reading of distillation objectives for drafts",
    After = ["T1.rejections"],
    FalseReading = true)]
[Statement(
    "N.keptRanks",
    "of two lossless decoders with one lookahead the one that keeps more draft tokens a round makes no more rounds.",
    Formula = @"\mathbb{E}[N_{\mathrm{kept}}] / \mathbb{E}[N_{\mathrm{rounds}}] > \mathbb{E}[N'_{\mathrm{kept}}] / "
        + @"\mathbb{E}[N'_{\mathrm{rounds}}] \;\Rightarrow\; \mathbb{E}[N_{\mathrm{rounds}}] \le \mathbb{E}[N'_{\mathrm{rounds}}]",
    Source = "a reading of acceptance lengths in engines",
    After = ["X.longer"],
    FalseReading = true)]
[Statement(
    "N.bestLookahead",
    "the lookahead that is best for the mean acceptance rate is the best one.",
    Formula = @"\arg\max_{\gamma} \frac{1 - \bar a^{\gamma + 1}}{(1 - \bar a)(\gamma c + 1)} = \arg\max_{\gamma} "
        + @"\frac{\mathbb{E}[\text{tokens a round}]}{\gamma c + 1}",
    Source = "a reading of Leviathan, Kalman, Matias 2023",
    After = ["N.averageRate"],
    FalseReading = true)]
[Statement(
    "N.longerBlocks",
    "a longer lookahead never makes more rounds on a given text, with any lossless scheme.",
    Formula = @"\mathbb{E}[N_{\mathrm{rounds}}^{\gamma + 1} \mid x_{1:T}] \le \mathbb{E}[N_{\mathrm{rounds}}^{\gamma} \mid x_{1:T}] "
        + @"\text{ for every scheme}",
    Source = "a reading of X.longer",
    After = ["X.longer", "X.blockRounds"],
    FalseReading = true)]
[Statement(
    "N.replacement",
    "drafts without replacement reject no more often than drafts with replacement, at any lookahead.",
    Formula = @"\mathbb{E}[N_{\mathrm{rej}}^{\gamma, \mathrm{without}}] \le \mathbb{E}[N_{\mathrm{rej}}^{\gamma, \mathrm{with}}]",
    Source = "a reading of Jeon et al. 2024; Yang et al. 2024",
    After = ["X.replacement"],
    FalseReading = true)]
public sealed class FalseRankings
{
    /// <summary>Two drafts between p and q: at each position a level of the way to q.</summary>
    [Checks("N.rateRanks", SmallWorld = true)]
    public void The_higher_rate_can_need_more_rounds(GeneratedInstance given, Levels levels)
    {
        var (one, other) = (Improved(given, n => 1 - levels[n]), Improved(given, n => levels[n]));
        if (ExpectedTotalVariation.ByContext(one).Sum() <= ExpectedTotalVariation.ByContext(other).Sum())
        {
            Expect.AtMost("E[rounds] of the draft that is accepted more often, and of the other", RoundsOf(one), RoundsOf(other));
        }
    }

    [Checks("N.klRanks", SmallWorld = true)]
    public void The_smaller_divergence_can_be_rejected_more_often(GeneratedRows given)
    {
        if (DivergesLess(given.Target, given.Draft, given.Other))
        {
            Expect.AtMost(
                "TV of the row of smaller divergence, and of the other",
                TotalVariation.HalfOfL1(given.Draft, given.Target),
                TotalVariation.HalfOfL1(given.Other, given.Target));
        }
    }

    [Checks("N.keptRanks", SmallWorld = true)]
    public void More_kept_a_round_can_mean_more_rounds(GeneratedInstance given)
    {
        var (plain, bonus) = (Price(given.Instance, bonus: false), Price(given.Instance, bonus: true));
        if (plain.Kept / plain.Rounds > bonus.Kept / bonus.Rounds)
        {
            Expect.AtMost("E[rounds] without bonus, which keeps more a round, and with", plain.Rounds, bonus.Rounds);
        }
    }

    [Checks("N.bestLookahead", Effort = 3)]
    public void The_best_lookahead_for_the_mean_rate_can_be_worse(GeneratedInstance given, Levels cost)
    {
        if (given.Horizon >= 3 && given.EndTokens.IsEmpty)
        {
            var (mean, exact) = (SpeedByMeanRate(given, cost[0]), SpeedExactly(given, cost[0]));
            var chosen = mean.IndexOf(mean.Max());
            Expect.Equal($"the speed-up at lookahead {chosen + 1}, best for the mean rate, and at the best", exact[chosen], exact.Max());
        }
    }

    /// <summary>The rate formula's speed-up at γ = 1 … T − 1, with the mean acceptance rate over those positions.</summary>
    internal static List<Rational> SpeedByMeanRate(GeneratedInstance given, Rational cost)
    {
        var most = given.Horizon - 1;
        var rate = ExpectedTotalVariation.ByContext(given.Instance).Take(most).Select(tv => 1 - tv).Sum() / most;
        return [.. Enumerable.Range(1, most).Select(gamma => FirstRound.Geometric(rate, gamma) / (1 + (gamma * cost)))];
    }

    /// <summary>The first round's speed-up at γ = 1 … T − 1.</summary>
    internal static List<Rational> SpeedExactly(GeneratedInstance given, Rational cost) =>
        [.. Enumerable.Range(1, given.Horizon - 1)
            .Select(gamma => FirstRoundTokens.Of(given.Instance, gamma) / (1 + (gamma * cost)))];

    /// <summary>p moved towards q by a share at each position.</summary>
    internal static Instance<Rational> Improved(GeneratedInstance given, Func<int, Rational> share) =>
        given.Instance.With(draft: PrefixTable<Rational>.Of(given.Vocabulary, prefix =>
        {
            var (p, q, s) = (given.Draft.ToRow(prefix), given.Target.ToRow(prefix), share(prefix.Length));
            return Distribution<Rational>.Of([.. Enumerable.Range(0, given.Vocabulary).Select(x => ((1 - s) * p[x]) + (s * q[x]))]);
        }));

    /// <summary>E[rounds] at lookahead 2 with bonus.</summary>
    internal static Rational RoundsOf(Instance<Rational> instance) => Price(instance, bonus: true, lookahead: 2).Rounds;

    internal static RulePrice<Rational> Price(Instance<Rational> instance, bool bonus, int lookahead = 1) =>
        RuleVisits<Rational>.Of(
            instance, (context, _) => RejectedMasses.Speculative(context.Draft, context.Target), lookahead, bonus).Price;

    /// <summary>
    /// KL(q‖p) &lt; KL(q‖p′) &lt; ∞, exactly: 0 &lt; Π p′^(q·d) &lt; Π p^(q·d) with the common denominator d of q: whole powers.
    /// </summary>
    internal static bool DivergesLess(Distribution<Rational> q, Distribution<Rational> p, Distribution<Rational> other)
    {
        var denominator = q.Support.ToArray().Aggregate(
            BigInteger.One, (d, x) => d * q[x].Denominator / BigInteger.GreatestCommonDivisor(d, q[x].Denominator));
        return Likelihood(other) > 0 && Likelihood(other) < Likelihood(p);

        Rational Likelihood(Distribution<Rational> row) => q.Support.ToArray().Aggregate(
            Rational.One,
            (product, x) => Enumerable.Repeat(row[x], (int)(q[x].Numerator * denominator / q[x].Denominator))
                .Aggregate(product, (a, b) => a * b));
    }
}
