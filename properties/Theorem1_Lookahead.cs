namespace SpecProofs.Properties;

/// <summary>What Theorem 1 of the paper says, and does not say, of the lookahead.</summary>
[Statement(
    "T1.lookahead",
    "Without bonus E[N_rej] does not depend on the lookahead; with a bonus it is at most that.",
    Formula = @"\mathbb{E}[N_{\mathrm{rej}}^{\gamma}] = \mathbb{E}[N_{\mathrm{rej}}^{\infty}], \quad "
        + @"\mathbb{E}[N_{\mathrm{rej}}^{\gamma,\,\mathrm{bonus}}] \le \mathbb{E}[N_{\mathrm{rej}}^{\gamma}]",
    Source = $"{Paper.Name}, Theorem 1",
    After = ["T1.rejections"])]
public sealed class Theorem1_Lookahead
{
    [Checks("T1.lookahead", SmallWorld = true)]
    public void Without_bonus_rejections_do_not_depend_on_the_lookahead(GeneratedInstance given, Lookahead lookahead) =>
        Expect.Equal(
            "E[N_rej] with the lookahead, and drafting to the horizon",
            Rejections(given, lookahead),
            Rejections(given, Lookahead.ToHorizon));

    [Checks("T1.lookahead", SmallWorld = true)]
    public void A_bonus_never_costs_rejections(GeneratedInstance given, Lookahead lookahead) =>
        Expect.AtMost("E[N_rej] with bonus, and without", Rejections(given, lookahead, bonus: true), Rejections(given, lookahead));

    [Checks("T1.lookahead")]
    public void With_a_bonus_a_longer_lookahead_can_save_rejections_and_can_cost_some()
    {
        var changes = SmallWorld.Instances.Where(given => given.Horizon == 3)
            .Select(given => Rejections(given, new(2), bonus: true).CompareTo(Rejections(given, new(1), bonus: true)))
            .ToHashSet();
        Expect.That(changes.Contains(1), () => "from lookahead 1 to 2 with a bonus, E[N_rej] never rises in the small world");
        Expect.That(changes.Contains(-1), () => "from lookahead 1 to 2 with a bonus, E[N_rej] never falls in the small world");
    }

    private static Rational Rejections(GeneratedInstance given, Lookahead lookahead, bool bonus = false) =>
        ExactLaw.Of(
            new Speculative<Rational>(lookahead.Tokens, bonus), given.Instance, text => text.Rejections).Expectation(count => count);
}
