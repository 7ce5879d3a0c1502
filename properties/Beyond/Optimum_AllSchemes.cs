namespace SpecProofs.Properties;

/// <summary>All lossless schemes for one drafted block, and the best of them.</summary>
[Statement(
    "X.blockOptimal",
    "A scheme that keeps a prefix of one block, writes one more token and goes on from q is lossless exactly if B_{i+1}(x^i x) ≤ "
        + "B_i(x^i)·q(x | x^i) for its probabilities B of keeping at least a prefix, and the extra token has the difference as its "
        + "mass; every B ≤ P of this kind is attained, and none is above that of block verification.",
    Formula = @"\text{lossless} \iff B_{i+1}(x^i x) \le B_i(x^i)\, q(x \mid x^i) \text{ and } \Pr(\text{cut after } x^i, x) = "
        + @"B_i(x^i)\, q(x \mid x^i) - B_{i+1}(x^i x); \quad B \le P \Rightarrow B \le A",
    Source = "this project; compare Thomas and Pal 2026",
    After = ["X.blockValue"])]
[Statement(
    "X.ideal",
    "A scheme that knows both models at every prefix can keep at least x^i with probability min(P, Q)(x^i), at all prefixes at once, "
        + "and none can keep more; block verification never does.",
    Formula = @"\mathbb{E}[\text{kept}] \le \sum_{i \ge 1} \sum_{x^i} \min\bigl(P(x^i), Q(x^i)\bigr), \text{ attained}; \quad "
        + @"A_i \le \min(P, Q)",
    Source = "this project, by a coupling of prefixes",
    After = ["X.blockValue"])]
public sealed class Optimum_AllSchemes
{
    [Checks("X.blockOptimal")]
    public void Every_B_that_obeys_the_inequalities_is_attained_by_a_lossless_scheme(
        GeneratedInstance given, Lookahead lookahead, Levels levels)
    {
        var scheme = BlockScheme.Lossless(given.Instance, lookahead.Tokens, (prefix, x) => levels[prefix.Length + x]);
        Expect.Lossless(scheme, given);
        var kept = FirstRound.KeptBy(scheme, given.Instance, lookahead.Tokens);
        foreach (var prefix in RoundPrefix<Rational>.Of(given.Instance, lookahead.Tokens))
        {
            Expect.Equal($"Pr(at least \"{prefix.Tokens}\" kept), and B", kept.AtLeast(prefix.Tokens), scheme.Nodes[prefix.Tokens].Kept);
            Expect.AtMost($"B(\"{prefix.Tokens}\") of a lossless scheme, and A", kept.AtLeast(prefix.Tokens), prefix.BlockKept);
        }
    }

    [Checks("X.blockOptimal", Effort = 2)]
    public void A_scheme_is_lossless_exactly_if_it_meets_the_conditions(GeneratedInstance given, Lookahead lookahead, GeneratedRule rule)
    {
        var scheme = BlockScheme.Any(given.Instance, lookahead.Tokens, rule);
        var lossless = ExactLaw.Of(scheme, given.Instance).Equals(given.TargetLaw);
        var conditions = scheme.MeetsConditions();
        Expect.That(
            lossless == conditions,
            () => $"the conditions {(conditions ? "hold" : "fail")}, but the output law is {(lossless ? "Q" : "not Q")}");
    }

    [Checks("X.blockOptimal", Effort = 2)]
    public void No_lossless_scheme_keeps_more_than_block_verification(GeneratedInstance given, Lookahead lookahead, GeneratedRule rule)
    {
        var scheme = BlockScheme.Any(given.Instance, lookahead.Tokens, rule);
        if (ExactLaw.Of(scheme, given.Instance).Equals(given.TargetLaw))
        {
            var kept = FirstRound.KeptBy(scheme, given.Instance, lookahead.Tokens);
            foreach (var prefix in RoundPrefix<Rational>.Of(given.Instance, lookahead.Tokens))
            {
                Expect.AtMost($"B(\"{prefix.Tokens}\") of a lossless scheme, and A", kept.AtLeast(prefix.Tokens), prefix.BlockKept);
            }
        }
    }

    [Checks("X.blockOptimal", SmallWorld = true)]
    public void Block_verification_is_the_scheme_with_the_largest_B(GeneratedInstance given) =>
        Expect.SameTranscripts(
            BlockScheme.Lossless(given.Instance, given.Horizon, (_, _) => 1), new FirstBlock(given.Horizon), given.Instance);

    [Checks("X.ideal", SmallWorld = true)]
    public void Full_knowledge_keeps_the_overlap_of_the_prefixes(GeneratedInstance given)
    {
        var scheme = new FullKnowledge();
        Expect.Lossless(scheme, given);
        var kept = FirstRound.KeptBy(scheme, given.Instance, given.Horizon);
        foreach (var prefix in RoundPrefix<Rational>.Of(given.Instance))
        {
            Expect.Equal($"Pr(at least \"{prefix.Tokens}\" kept), and min(P, Q)", kept.AtLeast(prefix.Tokens), prefix.IdealKept);
        }

        Expect.Equal(
            "E[kept], and Σ min(P, Q)", kept.Expectation(tokens => tokens.Length), KeptPerRound<Rational>.Of(given.Instance).Ideal);
    }

    [Checks("X.ideal")]
    public void Block_verification_keeps_no_more_than_the_overlap(GeneratedInstance given, Lookahead lookahead)
    {
        foreach (var prefix in RoundPrefix<Rational>.Of(given.Instance, lookahead.Tokens))
        {
            Expect.AtMost($"A(\"{prefix.Tokens}\"), and min(P, Q)", prefix.BlockKept, prefix.IdealKept);
        }
    }

    /// <summary>One round of block verification, and then the target alone.</summary>
    private sealed record FirstBlock(int Lookahead) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            IDecoder<Rational> decoder = text.Length == 0 ? new BlockVerification<Rational>(Lookahead) : new Autoregressive<Rational>();
            decoder.Advance(chance, text);
        }
    }
}
