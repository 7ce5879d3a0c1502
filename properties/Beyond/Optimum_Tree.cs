namespace SpecProofs.Properties;

/// <summary>Deterministic draft trees that are accepted along the target's own sample.</summary>
[Statement(
    "X.treeOptimal",
    "A deterministic draft tree is lossless and keeps Σ Q(node) tokens a round; the best tree of N nodes is the N most probable prefixes, "
        + "and a greedy search finds it.",
    Formula = @"\mathbb{E}[\text{kept}] = \sum_{x^i \in \text{tree}} Q(x^i), \quad \max_{\lvert \text{tree} \rvert = N} = "
        + @"\text{the sum of the } N \text{ largest } Q(x^i)",
    Source = "this project; compare Pankratov and Alistarh 2025",
    After = ["A1.law"])]
public sealed class Optimum_Tree
{
    [Checks("X.treeOptimal")]
    public void A_tree_is_lossless_and_keeps_the_mass_of_its_nodes(GeneratedInstance given, Drafts nodes, Levels levels)
    {
        var tree = TreeMatch.Grown(given.Instance, nodes.Count, levels);
        var decoder = new TreeMatch(tree);
        Expect.Lossless(decoder, given);
        var masses = Prefixes(given).ToDictionary();
        Expect.Equal(
            "E[kept in a round], and Σ Q(node)",
            FirstRound.KeptBy(decoder, given.Instance, given.Horizon).Expectation(kept => kept.Length),
            tree.Select(node => masses.GetValueOrDefault(node)).Sum());
    }

    [Checks("X.treeOptimal", SmallWorld = true)]
    public void The_greedy_tree_is_the_most_probable_prefixes(GeneratedInstance given)
    {
        var best = DraftTree<Rational>.Best(given.Instance, 3);
        var largest = Prefixes(given).Select(prefix => prefix.Value).OrderDescending().Take(3).ToList();
        Expect.Equal("Σ Q over the greedy tree, and the largest Q(x^i)", best.Kept, largest.Sum());
    }

    [Checks("X.treeOptimal")]
    public void The_greedy_tree_keeps_what_it_says(GeneratedInstance given, Drafts nodes)
    {
        var best = DraftTree<Rational>.Best(given.Instance, 2 * nodes.Count);
        var kept = FirstRound.KeptBy(new TreeMatch(best.Nodes.ToHashSet()), given.Instance, given.Horizon);
        Expect.Equal("E[kept in a round] with the greedy tree, and Σ Q(node)", kept.Expectation(tokens => tokens.Length), best.Kept);
    }

    [Checks("X.treeOptimal")]
    public void No_tree_keeps_more_than_the_greedy_one(GeneratedInstance given, Drafts nodes, Levels levels)
    {
        var kept = FirstRound.KeptBy(new TreeMatch(TreeMatch.Grown(given.Instance, nodes.Count, levels)), given.Instance, given.Horizon);
        Expect.AtMost(
            "E[kept in a round] with some tree, and with the greedy one",
            kept.Expectation(tokens => tokens.Length),
            DraftTree<Rational>.Best(given.Instance, nodes.Count).Kept);
    }

    /// <summary>Q of every prefix that the target can write, of every length.</summary>
    private static IEnumerable<KeyValuePair<Tokens, Rational>> Prefixes(GeneratedInstance given) =>
        Enumerable.Range(1, given.Horizon)
            .SelectMany(length => TargetLaw.OfPrefixes(given.Instance, length) is var law
                ? law.Outcomes.Where(prefix => prefix.Length == length).Select(prefix => KeyValuePair.Create(prefix, law[prefix]))
                : []);
}
