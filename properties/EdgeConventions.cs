namespace SpecProofs.Properties;

/// <summary>What happens at the edges, where formulas divide by zero and programs guess.</summary>
[Statement(
    "E.equal",
    "Where draft = target nothing is rejected, and the residual is never asked for.",
    Formula = @"p = q \;\Rightarrow\; N_{\mathrm{rej}} = 0",
    Source = "convention",
    After = ["T1.rejections"])]
[Statement(
    "E.disjoint",
    "Where draft and target have disjoint supports everything is rejected.",
    Formula = @"p\,q = 0 \;\Rightarrow\; N_{\mathrm{rej}} = T",
    Source = "convention",
    After = ["T1.rejections"])]
[Statement(
    "E.undrafted",
    "A token that is never drafted has acceptance 1.",
    Formula = @"p(x) = 0 \;\Rightarrow\; b(x) = 1",
    Source = "convention")]
[Statement(
    "E.unwanted",
    "A token without target mass is never written.",
    Formula = @"Q(x_{1:T}) = 0 \;\Rightarrow\; \Pr(x_{1:T}) = 0",
    Source = "convention",
    After = ["T1.law"])]
[Statement(
    "E.single",
    "With one token, V = 1, nothing is rejected.",
    Formula = @"V = 1 \;\Rightarrow\; N_{\mathrm{rej}} = 0",
    Source = "convention",
    After = ["T1.rejections"])]
[Statement(
    "E.certain",
    "With ρ = 0 the fallback is never used: the loss is TV(p, q) with any.",
    Formula = @"\rho = 0 \;\Rightarrow\; \mathrm{TV}(b\,p + \rho\,P,\ q) = \mathrm{TV}(p, q) \text{ for every } P",
    Source = "convention",
    After = ["T4.value"])]
[Statement(
    "E.manyDrafts",
    "Drafts beyond those that reach the limit change nothing.",
    Formula = @"r_{M+1} = \sigma \;\Rightarrow\; \mathbb{E}[N_{\mathrm{rej}}^{M}] = \lim_{M \to \infty} "
        + @"\mathbb{E}[N_{\mathrm{rej}}^{M}]",
    Source = "convention",
    After = ["P1.limit"])]
[Statement(
    "E.unreachable",
    "What the models say at prefixes that the target cannot reach is never asked.",
    Formula = @"Q(x_{<n}) = 0 \;\Rightarrow\; p_n(\cdot \mid x_{<n}),\ q_n(\cdot \mid x_{<n}) \text{ are never read}",
    Source = "convention",
    After = ["T1.law", "T3.law"])]
public sealed class EdgeConventions
{
    [Checks("E.equal", SmallWorld = true)]
    public void Where_draft_equals_target_nothing_is_rejected(GeneratedInstance given, Drafts drafts)
    {
        var instance = given.Instance.With(draft: given.Instance.Target);
        IDecoder<Rational>[] decoders =
            [new Speculative<Rational>(), new BatchSpeculative<Rational>(drafts.Count), new BlockVerification<Rational>()];
        foreach (var decoder in decoders)
        {
            Expect.Mean("E[N_rej] = 0", decoder, instance, run => run.Rejections, 0);
        }
    }

    [Checks("E.disjoint", SmallWorld = true)]
    public void Where_supports_are_disjoint_everything_is_rejected(GeneratedInstance given, Drafts drafts)
    {
        if (Reachable(given).All(coupling => coupling.TotalVariation == 1))
        {
            var (batch, length) = (new BatchSpeculative<Rational>(drafts.Count), ExpectedLength.Of(given.Instance));
            Expect.Mean("E[N_rej] = E[length]", new Speculative<Rational>(), given.Instance, run => run.Rejections, length);
            Expect.Mean("E[N_rej] = E[length]", batch, given.Instance, run => run.Rejections, length);
        }
    }

    [Checks("E.undrafted", SmallWorld = true)]
    public void A_token_that_is_never_drafted_has_acceptance_one(GeneratedRows given)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        foreach (var x in Enumerable.Range(0, given.Draft.Vocabulary).Where(x => Rational.IsZero(given.Draft[x])))
        {
            Expect.Equal($"b({x}) where p({x}) = 0", coupling.Acceptance(x), 1);
        }
    }

    [Checks("E.unwanted", SmallWorld = true)]
    public void A_token_without_target_mass_is_never_written(GeneratedInstance given, Lookahead lookahead, bool bonus)
    {
        var (output, target) = (ExactLaw.Of(new Speculative<Rational>(lookahead.Tokens, bonus), given.Instance), given.TargetLaw);
        Expect.Equal(
            "mass of outputs that the target cannot write", output.Probability(tokens => Rational.IsZero(target[tokens])), 0);
    }

    [Checks("E.single")]
    public void One_token_only_is_written_without_rejection(Drafts drafts, Lookahead lookahead)
    {
        var instance = new Instance<Rational>(
            new Iid<Rational>(Distribution<Rational>.Uniform(1)), new Iid<Rational>(Distribution<Rational>.Uniform(1)), 4);
        IDecoder<Rational>[] decoders =
        [
            new Speculative<Rational>(lookahead.Tokens, Bonus: true),
            new BatchSpeculative<Rational>(drafts.Count, lookahead.Tokens),
            new BlockVerification<Rational>(lookahead.Tokens),
        ];
        foreach (var decoder in decoders)
        {
            Expect.Mean("E[N_rej] at V = 1", decoder, instance, run => run.Rejections, 0);
        }
    }

    [Checks("E.certain", SmallWorld = true)]
    public void Where_nothing_is_rejected_every_fallback_has_the_least_loss(GeneratedRows given)
    {
        var tradeoff = new BiasTradeoff<Rational>(
            new(given.Draft, given.Target), [.. Enumerable.Repeat(Rational.One, given.Draft.Vocabulary)]);
        Expect.Equal("ρ", tradeoff.RejectionProbability, 0);
        Expect.Equal("Loss* with ρ = 0, and TV(p, q)", tradeoff.Loss, TotalVariation.HalfOfL1(given.Draft, given.Target));
        Expect.Equal("the loss of any fallback, and Loss*", tradeoff.LossWith(given.Other), tradeoff.Loss);
        Expect.That(tradeoff.Attains(given.Other), () => "a fallback that is never used is said to miss the least loss");
    }

    [Checks("E.manyDrafts")]
    public void Drafts_beyond_what_is_needed_change_nothing(GeneratedRows given)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        var limit = BatchStages<Rational>.Limit(coupling).Left;
        var instance = new Instance<Rational>(new Iid<Rational>(given.Draft), new Iid<Rational>(given.Target), 1);
        foreach (var (m, stage) in BatchStages<Rational>.Of(coupling).Take(5).Index().Skip(1).Where(entry => entry.Item.Left == limit))
        {
            Expect.Mean(
                $"E[N_rej] with {m} drafts, and the limit", new BatchSpeculative<Rational>(m), instance, run => run.Rejections, limit);
        }
    }

    /// <summary>Both models may be anything at prefixes that the target cannot reach: here they are replaced by errors.</summary>
    [Checks("E.unreachable")]
    public void Prefixes_that_the_target_cannot_reach_do_not_matter(GeneratedInstance given, Drafts drafts, Lookahead lookahead)
    {
        var reachable = Enumerable.Range(0, given.Horizon)
            .SelectMany(n => TargetLaw.Prefixes(given.Instance, n)).Select(prefix => prefix.Tokens).ToHashSet();
        PrefixTable<Rational> Cut(WeightedModel model) => PrefixTable<Rational>.Of(given.Vocabulary, prefix =>
            reachable.Contains(prefix)
                ? model.ToRow(prefix)
                : throw new FalsifiedException($"the row of the prefix \"{prefix}\" was asked for, which the target cannot reach"));
        var instance = given.Instance.With(Cut(given.Draft), Cut(given.Target));
        Expect.Law(new Speculative<Rational>(lookahead.Tokens, Bonus: true), instance, given.TargetLaw);
        Expect.Law(new BatchSpeculative<Rational>(drafts.Count, lookahead.Tokens), instance, given.TargetLaw);
    }

    private static IEnumerable<Coupling<Rational>> Reachable(GeneratedInstance given) =>
        ReachableContexts.Of(given.Instance).Select(context => context.Coupling);
}
