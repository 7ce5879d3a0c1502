namespace SpecProofs.Properties;

/// <summary>Theorem 5 of the paper: the front of rejections against loss.</summary>
[Statement(
    "T5.front",
    "For b ≥ min(1, q/p): Pr(reject) + Loss*(b) = TV(p, q).",
    Formula = @"b \ge \min(1, q/p) \;\Rightarrow\; \Pr(\mathrm{reject}) + \mathrm{Loss}^*(b) = \mathrm{TV}(p, q)",
    Source = $"{Paper.Name}, Theorem 5",
    After = ["T4.value"])]
[Statement(
    "T5.horizon",
    "Over a horizon and under the decoder's own law A: E[N_rej] + Σ E_A loss = Σ E_A TV(p_n, q_n), and TV(output law, Q) ≤ Σ "
        + "E_A loss.",
    Formula = @"\mathbb{E}[N_{\mathrm{rej}}] + \sum_{n=1}^{T} \mathbb{E}_A[\mathrm{loss}_n] = \sum_{n=1}^{T} \mathbb{E}_A\, "
        + @"\mathrm{TV}(p_n, q_n), \quad \mathrm{TV}(A, Q) \le \sum_{n=1}^{T} \mathbb{E}_A[\mathrm{loss}_n]",
    Source = $"{Paper.Name}, Theorem 5",
    After = ["T5.front"])]
[Statement(
    "T5.bound",
    "For every (b, P): Pr(reject) + TV(output, q) ≥ TV(p, q), and every point of the front is attained.",
    Formula = @"\Pr(\mathrm{reject}) + \mathrm{TV}(b\,p + \rho\,P,\ q) \ge \mathrm{TV}(p, q) \quad \text{for every } (b, P)",
    Source = $"{Paper.Name}, Theorem 5",
    After = ["T5.front"])]
[Statement(
    "X.sequence",
    "For any member: TV(output law, Q) ≤ Σ_n E_A TV(A(· | x_<n), q_n).",
    Formula = @"\mathrm{TV}(A, Q) \le \sum_{n=1}^{T} \mathbb{E}_A\, \mathrm{TV}\bigl(A(\cdot \mid x_{<n}),\ q_n\bigr)",
    Source = "telescoping",
    After = ["T5.horizon"])]
public sealed class Theorem5_ParetoFront
{
    [Checks("T5.front", SmallWorld = true)]
    public void Rejection_plus_least_loss_is_the_total_variation(GeneratedRows given, Levels levels)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        var tradeoff = new BiasTradeoff<Rational>(coupling, Acceptances.AtLeastLossless(coupling, levels));
        Expect.Equal(
            "Pr(reject) + Loss*(b), and TV(p, q)",
            tradeoff.RejectionProbability + tradeoff.Loss,
            TotalVariation.HalfOfL1(given.Draft, given.Target));
    }

    [Checks("T5.bound", SmallWorld = true)]
    public void Nothing_lies_under_the_front(GeneratedRows given, Levels levels)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        var tradeoff = new BiasTradeoff<Rational>(coupling, Acceptances.Any(coupling, levels));
        Expect.AtMost(
            "TV(p, q), and Pr(reject) + TV(output, q)",
            TotalVariation.HalfOfL1(given.Draft, given.Target),
            tradeoff.RejectionProbability + tradeoff.LossWith(given.Other));
    }

    [Checks("T5.bound", SmallWorld = true)]
    public void Every_point_of_the_front_is_attained(GeneratedRows given)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        foreach (var quarter in Enumerable.Range(0, 5))
        {
            var tradeoff = new BiasTradeoff<Rational>(coupling, Acceptances.AtLeastLossless(coupling, new([quarter])));
            Expect.Equal($"Pr(reject) at {quarter}/4 of the way", tradeoff.RejectionProbability, coupling.TotalVariation * quarter / 4);
            Expect.Equal($"Loss* at {quarter}/4 of the way", tradeoff.Loss, coupling.TotalVariation * (4 - quarter) / 4);
        }
    }

    [Checks("T5.horizon")]
    public void Over_a_horizon_the_front_adds_up_under_the_decoder_s_own_law(GeneratedInstance given, Levels levels)
    {
        var tradeoff = HorizonTradeoff<Rational>.Of(
            given.Instance, coupling => Acceptances.AtLeastLossless(coupling, levels), best => best.OptimalFallback);
        Expect.Equal("E[N_rej] + Σ E_A loss, and Σ E_A TV", tradeoff.Rejections.Sum() + tradeoff.Loss.Sum(), tradeoff.TotalVariation.Sum());
        Expect.Mean(
            "E[N_rej] of the running decoder, and of the recursion",
            Decoder(levels),
            given.Instance,
            run => run.Rejections,
            tradeoff.Rejections.Sum());
    }

    [Checks("T5.horizon")]
    public void The_output_is_no_farther_from_the_target_than_the_summed_losses(GeneratedInstance given, Levels levels)
    {
        var tradeoff = HorizonTradeoff<Rational>.Of(
            given.Instance, coupling => Acceptances.AtLeastLossless(coupling, levels), best => best.OptimalFallback);
        var distance = ExactLaw.Of(Decoder(levels), given.Instance).DistanceTo(given.TargetLaw);
        Expect.AtMost("TV(output law, Q), and Σ E_A loss", distance, tradeoff.Loss.Sum());
    }

    [Checks("X.sequence")]
    public void One_step_losses_of_any_member_bound_the_loss_of_the_sequence(GeneratedInstance given, GeneratedRule member)
    {
        var output = ExactLaw.Of(new RejectionBased<Rational>(member.Rule), given.Instance);
        var losses = Enumerable.Range(0, given.Horizon).Select(n => OneStepLoss(output, given, n)).Sum();
        Expect.AtMost("TV(output law, Q), and Σ E_A loss", output.DistanceTo(given.TargetLaw), losses);
    }

    private static RejectionBased<Rational> Decoder(Levels levels) => new(new Rule<Rational>(
        (text, token) => Acceptances.AtLeastLossless(text.Context.Coupling, levels)[token],
        (text, _) => new BiasTradeoff<Rational>(
            text.Context.Coupling, Acceptances.AtLeastLossless(text.Context.Coupling, levels)).OptimalFallback)
    { Name = "over-acceptance with the optimal fallback" });

    private static bool HasEnded(GeneratedInstance given, Tokens prefix, int n) =>
        prefix.Length < n || (n > 0 && given.EndTokens.Contains(prefix[n - 1]));

    /// <summary>E_A TV(A(· | x_&lt;n), q_n(· | x_&lt;n)), read off the output law A itself.</summary>
    private static Rational OneStepLoss(Law<Tokens, Rational> output, GeneratedInstance given, int n)
    {
        var (prefixes, longer) = (output.Select(tokens => tokens.First(n)), output.Select(tokens => tokens.First(n + 1)));
        return prefixes.Outcomes.Where(prefix => !HasEnded(given, prefix, n)).Select(prefix =>
        {
            var q = given.Target.ToRow(prefix);
            return Enumerable.Range(0, given.Vocabulary)
                .Select(x => Rational.Abs(longer[prefix.Then(x)] - (prefixes[prefix] * q[x])))
                .Sum() / 2;
        }).Sum();
    }
}
