namespace SpecProofs.Properties;

/// <summary>Table 1 of the paper: over-acceptance with the optimal fallback (OPT) against the fallback on the target (UNO).</summary>
[Statement(
    "TAB1.order",
    "With b = min(1, (q + ε)/p) the optimal fallback is never farther from q than the fallback P = q, with the same rejections "
        + "at every prefix.",
    Formula = @"b = \min\bigl(1, (q + \varepsilon)/p\bigr) \;\Rightarrow\; \mathrm{TV}(b\,p + \rho\,P^*,\ q) \le "
        + @"\mathrm{TV}(b\,p + \rho\,q,\ q)",
    Source = $"{Paper.Name}, Table 1",
    After = ["T4.value"])]
public sealed class Table1_OverAcceptance
{
    private static readonly Rational[] Epsilons = [Rational.Of(1, 10), Rational.Of(1, 5), Rational.Of(2, 5), Rational.Of(4, 5)];

    [Checks("TAB1.order", SmallWorld = true)]
    public void The_optimal_fallback_is_never_farther_from_the_target(GeneratedRows given)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        foreach (var epsilon in Epsilons)
        {
            var tradeoff = new BiasTradeoff<Rational>(coupling, OverAcceptance.Acceptance(coupling, epsilon));
            if (tradeoff.RejectionProbability > 0)
            {
                Expect.AtMost(
                    $"loss of OPT, and of UNO, at ε = {epsilon}",
                    tradeoff.LossWith(tradeoff.OptimalFallback),
                    tradeoff.LossWith(given.Target));
            }
        }
    }

    [Checks("TAB1.order")]
    public void Both_reject_alike_at_every_prefix(GeneratedInstance given)
    {
        foreach (var epsilon in Epsilons)
        {
            var (optimal, target) = (
                RejectionsByPrefix(given, OverAcceptance.Optimal(epsilon)), RejectionsByPrefix(given, OverAcceptance.FromTarget(epsilon)));
            foreach (var prefix in optimal.Keys.Intersect(target.Keys))
            {
                Expect.Equal($"Pr(R = 1 | \"{prefix}\") of OPT, and of UNO, at ε = {epsilon}", optimal[prefix], target[prefix]);
            }
        }
    }

    [Checks("TAB1.order")]
    public void More_acceptance_rejects_less_and_loses_more_at_a_position(GeneratedRows given)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        var tradeoffs = Epsilons
            .Select(epsilon => new BiasTradeoff<Rational>(coupling, OverAcceptance.Acceptance(coupling, epsilon))).ToList();
        foreach (var (less, more) in tradeoffs.Zip(tradeoffs.Skip(1)))
        {
            Expect.AtMost("Pr(reject) with the larger ε, and with the smaller", more.RejectionProbability, less.RejectionProbability);
            Expect.AtMost("loss with the smaller ε, and with the larger", less.Loss, more.Loss);
        }
    }

    [Checks("TAB1.order")]
    public void Rejections_and_rounds_follow_the_recursion_under_the_decoder_s_own_law(
        GeneratedInstance given, Lookahead lookahead, Levels levels)
    {
        var epsilon = levels[0] / 2;
        var visits = RuleVisits<Rational>.Of(given.Instance, Rejected, lookahead.Tokens, written: Written);
        Priced.At(visits.Price, new RejectionBased<Rational>(OverAcceptance.FromTarget(epsilon), lookahead.Tokens), given.Instance);
        Expect.Equal(
            "E[tokens], and kept tokens and rejections",
            visits.Expected((_, _) => 1),
            visits.Price.Kept + visits.Price.Rejections);

        BiasTradeoff<Rational> At(Context<Rational> context) =>
            new(context.Coupling, OverAcceptance.Acceptance(context.Coupling, epsilon));

        IReadOnlyList<Rational> Rejected(Context<Rational> context, int place) =>
            [.. context.Target.Masses.ToArray().Select(mass => mass * At(context).RejectionProbability)];

        IReadOnlyList<Rational> Written(Context<Rational> context, int place) =>
            [.. At(context).Kept.Zip(Rejected(context, place), (kept, rejected) => kept + rejected)];
    }

    private static Dictionary<Tokens, Rational> RejectionsByPrefix(GeneratedInstance given, Rule<Rational> rule)
    {
        var runs = ExactLaw.OfTranscripts(new RejectionBased<Rational>(rule), given.Instance);
        return Enumerable.Range(0, given.Horizon).SelectMany(n =>
        {
            var prefixes = runs.Select(run => run.Tokens.First(n));
            var rejected = runs.Select(run => (Prefix: run.Tokens.First(n), Rejected: run.IsRejection(n)));
            return prefixes.Outcomes.Where(prefix => prefix.Length == n)
                .Select(prefix => KeyValuePair.Create(prefix, rejected[(prefix, true)] / prefixes[prefix]));
        }).ToDictionary();
    }
}
