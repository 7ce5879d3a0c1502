using System.Collections.Immutable;

namespace SpecProofs.Properties;

/// <summary>With a bonus the lookahead matters to the rejections, either way.</summary>
public sealed class Theorem1_LookaheadWithBonus
{
    [Checks("T1.lookahead")]
    public void With_a_bonus_a_longer_lookahead_can_save_rejections_and_can_cost_some()
    {
        WithBonus(new(WeightedModel.Iid([0, 1]), WeightedModel.Iid([1, 1]), 3), Rational.Of(9, 8), Rational.Of(11, 8));
        WithBonus(new(Chain(afterOne: [0, 1]), Chain(afterOne: [1, 0]), 3), 1, 0);

        static void WithBonus(GeneratedInstance given, Rational atOne, Rational atTwo) => Expect.On(given, () =>
        {
            Expect.Equal("E[N_rej] with bonus at lookahead 1", Rejections(given, new(1), bonus: true), atOne);
            Expect.Equal("E[N_rej] with bonus at lookahead 2", Rejections(given, new(2), bonus: true), atTwo);
        });

        static WeightedModel Chain(ImmutableArray<int> afterOne) => WeightedModel.Of(
            Memory.LastToken, 2, 3, key => key.Length == 0 ? [1, 0] : key[0] == 0 ? [0, 1] : afterOne);
    }

    private static Rational Rejections(GeneratedInstance given, Lookahead lookahead, bool bonus = false) =>
        ExactLaw.Of(
            new Speculative<Rational>(lookahead.Tokens, bonus), given.Instance, text => text.Rejections).Expectation(count => count);
}
