using SpecProofs.Analysis;
using SpecProofs.Conformance;
using SpecProofs.Decoding;

namespace SpecProofs.Properties;

/// <summary>What happens at the edges, where formulas divide by zero and programs guess.</summary>
public sealed class EdgeConventions
{
    [Law("E.equal", SmallWorld = true)]
    public void Where_draft_equals_target_nothing_is_rejected(Problem problem, Drafts drafts)
    {
        var instance = new Instance<Rational>(problem.Instance.Target, problem.Instance.Target, problem.Horizon);
        foreach (var decoder in new IDecoder<Rational>[] { new Speculative<Rational>(), new BatchSpeculative<Rational>(drafts.Count), new BlockVerification<Rational>() })
        {
            Expect.Mean("E[N_rej] = 0", decoder, instance, run => run.Rejections, 0);
        }
    }

    [Law("E.disjoint", SmallWorld = true)]
    public void Where_supports_are_disjoint_everything_is_rejected(Problem problem, Drafts drafts)
    {
        if (Reachable(problem).All(coupling => coupling.TotalVariation == 1))
        {
            Expect.Mean("E[N_rej] = T", new Speculative<Rational>(), problem.Instance, run => run.Rejections, problem.Horizon);
            Expect.Mean("E[N_rej] = T", new BatchSpeculative<Rational>(drafts.Count), problem.Instance, run => run.Rejections, problem.Horizon);
        }
    }

    [Law("E.undrafted", SmallWorld = true)]
    public void A_token_that_is_never_drafted_has_acceptance_one(Trio trio)
    {
        var coupling = new Coupling<Rational>(trio.First, trio.Second);
        foreach (var x in Enumerable.Range(0, trio.First.Vocabulary).Where(x => Rational.IsZero(trio.First[x])))
        {
            Expect.Equal($"b({x}) where p({x}) = 0", coupling.Acceptance(x), 1);
        }
    }

    [Law("E.unwanted", SmallWorld = true)]
    public void A_token_without_target_mass_is_never_written(Problem problem, Lookahead lookahead, bool bonus)
    {
        var output = ExactLaw.Of(new Speculative<Rational>(lookahead.Tokens, bonus), problem.Instance);
        Expect.Equal("mass of outputs that the target cannot write", output.Probability(tokens => Rational.IsZero(TargetLaw.Of(problem.Instance)[tokens])), 0);
    }

    [Law("E.single")]
    public void One_token_only_is_written_without_rejection(Drafts drafts, Lookahead lookahead)
    {
        var instance = new Instance<Rational>(new Iid<Rational>(Distribution<Rational>.Uniform(1)), new Iid<Rational>(Distribution<Rational>.Uniform(1)), 4);
        foreach (var decoder in new IDecoder<Rational>[] { new Speculative<Rational>(lookahead.Tokens, Bonus: true), new BatchSpeculative<Rational>(drafts.Count, lookahead.Tokens), new BlockVerification<Rational>(lookahead.Tokens) })
        {
            Expect.Mean("E[N_rej] at V = 1", decoder, instance, run => run.Rejections, 0);
        }
    }

    [Law("E.certain", SmallWorld = true)]
    public void Where_nothing_is_rejected_every_fallback_has_the_least_loss(Trio trio)
    {
        var tradeoff = new BiasTradeoff<Rational>(new(trio.First, trio.Second), [.. Enumerable.Repeat(Rational.One, trio.First.Vocabulary)]);
        Expect.Equal("ρ", tradeoff.RejectionProbability, 0);
        Expect.Equal("Loss* with ρ = 0, and TV(p, q)", tradeoff.Loss, TotalVariation.HalfOfL1(trio.First, trio.Second));
        Expect.Equal("the loss of any fallback, and Loss*", tradeoff.LossWith(trio.Third), tradeoff.Loss);
        Expect.That(tradeoff.Attains(trio.Third), () => "a fallback that is never used is said to miss the least loss");
    }

    [Law("E.manyDrafts")]
    public void Drafts_beyond_what_is_needed_change_nothing(Trio trio)
    {
        var coupling = new Coupling<Rational>(trio.First, trio.Second);
        var limit = BatchStages<Rational>.Limit(coupling).Left;
        var instance = new Instance<Rational>(new Iid<Rational>(trio.First), new Iid<Rational>(trio.Second), 1);
        foreach (var (m, stage) in BatchStages<Rational>.Of(coupling).Take(5).Index().Skip(1).Where(entry => entry.Item.Left == limit))
        {
            Expect.Mean($"E[N_rej] with {m} drafts, and the limit", new BatchSpeculative<Rational>(m), instance, run => run.Rejections, limit);
        }
    }

    /// <summary>Both models may be anything at prefixes that the target cannot reach: here they are replaced by errors.</summary>
    [Law("E.unreachable")]
    public void Prefixes_that_the_target_cannot_reach_do_not_matter(Problem problem, Drafts drafts, Lookahead lookahead)
    {
        var reachable = Enumerable.Range(0, problem.Horizon).SelectMany(n => TargetLaw.Prefixes(problem.Instance, n)).Select(prefix => prefix.Tokens).ToHashSet();
        PrefixTable<Rational> Cut(WeightedModel model) => PrefixTable<Rational>.Of(problem.Vocabulary, prefix =>
            reachable.Contains(prefix) ? model.ToRow(prefix) : throw new FalsifiedException($"the row of the prefix \"{prefix}\" was asked for, which the target cannot reach"));
        var instance = new Instance<Rational>(Cut(problem.Draft), Cut(problem.Target), problem.Horizon);
        Expect.Law(new Speculative<Rational>(lookahead.Tokens, Bonus: true), instance, TargetLaw.Of(problem.Instance));
        Expect.Law(new BatchSpeculative<Rational>(drafts.Count, lookahead.Tokens), instance, TargetLaw.Of(problem.Instance));
    }

    private static IEnumerable<Coupling<Rational>> Reachable(Problem problem) => ContextLaw.AtEachPosition(problem.Instance).SelectMany(law => law.Keys).Select(context => context.Coupling);
}
