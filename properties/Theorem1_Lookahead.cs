using SpecProofs.Analysis;
using SpecProofs.Conformance;
using SpecProofs.Decoding;

namespace SpecProofs.Properties;

/// <summary>What Theorem 1 of the paper says, and does not say, of the lookahead.</summary>
public sealed class Theorem1_Lookahead
{
    [Law("T1.lookahead", SmallWorld = true)]
    public void Without_bonus_rejections_do_not_depend_on_the_lookahead(Problem problem, Lookahead lookahead) =>
        Expect.Equal("E[N_rej] with the lookahead, and drafting to the horizon", Rejections(problem, lookahead), Rejections(problem, Lookahead.ToHorizon));

    [Law("T1.lookahead", SmallWorld = true)]
    public void A_bonus_never_costs_rejections(Problem problem, Lookahead lookahead) =>
        Expect.AtMost("E[N_rej] with bonus, and without", Rejections(problem, lookahead, bonus: true), Rejections(problem, lookahead));

    [Law("T1.lookahead")]
    public void With_a_bonus_a_longer_lookahead_can_save_rejections_and_can_cost_some()
    {
        var changes = SmallWorld.Problems.Where(problem => problem.Horizon == 3)
            .Select(problem => Rejections(problem, new(2), bonus: true).CompareTo(Rejections(problem, new(1), bonus: true)))
            .ToHashSet();
        Expect.That(changes.Contains(1), () => "from lookahead 1 to 2 with a bonus, E[N_rej] never rises in the small world");
        Expect.That(changes.Contains(-1), () => "from lookahead 1 to 2 with a bonus, E[N_rej] never falls in the small world");
    }

    private static Rational Rejections(Problem problem, Lookahead lookahead, bool bonus = false) =>
        ExactLaw.Of(new Speculative<Rational>(lookahead.Tokens, bonus), problem.Instance, text => text.Rejections).Expectation(count => count);
}
