namespace SpecProofs.Properties;

/// <summary>Token trees with recursive rejection at every node.</summary>
[Statement(
    "X.tree",
    "A drafted token tree that is verified from the root down by recursive rejection among siblings, with or without replacement, is "
        + "lossless; kept tokens, rejections and rounds follow a recursion over its depths with the rejected mass e of each node.",
    Formula = @"\mathbb{E}[\text{kept} \mid x_{<n}, d] = \sum_x \bigl(q_n - e_{M_d}(p_n, q_n)\bigr)(x)\, \bigl(1 + "
        + @"\mathbb{E}[\text{kept} \mid x_{<n}\,x,\ d + 1]\bigr)",
    Source = "SpecInfer (Miao et al. 2024); EAGLE-2 (Li et al. 2024)",
    After = ["T3.law", "X.replacement"])]
public sealed class Rules_Tree
{
    [Checks("X.tree", SmallWorld = true)]
    public void The_output_law_is_the_target_law(GeneratedInstance given) =>
        Expect.Lossless(new TokenTree<Rational>(Widths(given, new Drafts(2))), given);

    [Checks("X.tree")]
    public void Any_number_of_siblings_keeps_the_target_law(GeneratedInstance given, Drafts drafts, bool replacement) =>
        Expect.Lossless(new TokenTree<Rational>(Widths(given, drafts), replacement), given);

    [Checks("X.tree")]
    public void A_token_from_the_target_behind_a_leaf_keeps_the_law(GeneratedInstance given, Drafts drafts, bool replacement) =>
        Expect.Lossless(new TokenTree<Rational>(Widths(given, drafts), replacement, Bonus: true), given);

    [Checks("X.tree")]
    public void Its_price_follows_the_recursion_over_depths(GeneratedInstance given, Drafts drafts, bool replacement, bool bonus)
    {
        var widths = Widths(given, drafts);
        var price = RuleVisits<Rational>.Of(
            given.Instance,
            (context, depth) => replacement
                ? RejectedMasses.WithReplacement(context.Draft, context.Target, widths[depth])
                : RejectedMasses.WithoutReplacement(context.Draft, context.Target, widths[depth]),
            widths.Length,
            bonus).Price;
        Priced.At(price, new TokenTree<Rational>(widths, replacement, bonus), given.Instance);
    }

    [Checks("X.tree")]
    public void A_tree_with_one_fork_is_a_batch(GeneratedInstance given, Drafts drafts) => Expect.SameTranscripts(
        TokenTree<Rational>.Batch(drafts.Count, given.Horizon, replacement: true),
        new BatchSpeculative<Rational>(drafts.Count),
        given.Instance);

    [Checks("X.tree")]
    public void A_tree_without_forks_is_speculative_decoding(GeneratedInstance given, Lookahead lookahead, bool replacement, bool bonus) =>
        Expect.SameTranscripts(
            new TokenTree<Rational>([.. Enumerable.Repeat(1, lookahead.Tokens)], replacement, bonus),
            new Speculative<Rational>(lookahead.Tokens, bonus),
            given.Instance);

    /// <summary>M children of the root, one less at each depth below and at least one; two depths, or one at T = 1.</summary>
    private static System.Collections.Immutable.ImmutableArray<int> Widths(GeneratedInstance given, Drafts drafts) =>
        given.Horizon == 1 ? [drafts.Count] : [drafts.Count, Math.Max(1, drafts.Count - 1)];
}
