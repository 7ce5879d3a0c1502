namespace SpecProofs.Properties;

/// <summary>
/// A scheme that drafts one block, keeps a prefix of it, writes one more token and then goes on from the target alone; given by B, the
/// probability of keeping at least a prefix, and the law of the extra token.
/// </summary>
/// <remarks>
/// Tests run from the longest prefix down; prefix i passes with h_i = (B_i − Σ_x B_{i+1})/(P − Σ_x B_{i+1}), so that B is what comes out.
/// </remarks>
internal sealed record BlockScheme(
    Dictionary<Tokens, BlockScheme.Node> Nodes, int Lookahead, Func<Tokens, Distribution<Rational>> Extra) : IDecoder<Rational>
{
    /// <summary>B_{i+1}(x^i x) = c·min(P(x^i x), B_i(x^i)·q(x | x^i)), and the extra token that makes it lossless.</summary>
    public static BlockScheme Lossless(Instance<Rational> instance, int lookahead, Func<Tokens, int, Rational> c)
    {
        var nodes = Drafted(instance, lookahead);
        foreach (var (prefix, node) in nodes.Where(entry => !entry.Value.IsLeaf))
        {
            foreach (var x in node.Extensions)
            {
                var longer = nodes[prefix.Then(x)];
                longer.Kept = c(prefix, x) * Rational.Min(longer.Draft, node.Kept * node.Context.Target[x]);
            }
        }

        return new(nodes, lookahead, prefix => nodes[prefix].Proportional(x => nodes[prefix].Lacking(nodes, prefix, x)));
    }

    /// <summary>Any scheme: tests pass with given probabilities, and the extra token has any law, or the best that there is.</summary>
    public static BlockScheme Any(Instance<Rational> instance, int lookahead, GeneratedRule rule)
    {
        if (rule.RuleKind is RuleKind.Lossless or RuleKind.LosslessAcceptance)
        {
            var lossless = Lossless(instance, lookahead, (prefix, x) => rule.Acceptance[prefix, x]);
            return rule.RuleKind == RuleKind.Lossless
                ? lossless
                : lossless with { Extra = prefix => lossless.Nodes[prefix].Proportional(x => rule.Fallback[prefix, x]) };
        }

        var nodes = Drafted(instance, lookahead);
        foreach (var (prefix, node) in nodes.Reverse())
        {
            var longer = node.Extensions.Select(x => nodes[prefix.Then(x)].Kept).Sum();
            var passes = prefix.Length == 0 ? 1 : rule.Acceptance[prefix.First(prefix.Length - 1), prefix[^1]];
            node.Kept = longer + (passes * (node.Draft - longer));
        }

        return new(nodes, lookahead, prefix => nodes[prefix].Proportional(x => rule.RuleKind == RuleKind.Any
            ? rule.Fallback[prefix, x]
            : Rational.Max(nodes[prefix].Lacking(nodes, prefix, x), 0)));
    }

    /// <summary>
    /// Whether B_{i+1}(x^i x) ≤ B_i(x^i)·q(x | x^i) at every prefix, and the extra token's mass is the difference of the two.
    /// </summary>
    public bool MeetsConditions() => Nodes.Where(entry => !entry.Value.IsLeaf).All(entry =>
    {
        var (prefix, node) = entry;
        var cut = node.Kept - node.Extensions.Select(x => Nodes[prefix.Then(x)].Kept).Sum();
        var extra = Rational.IsZero(cut) ? null : Extra(prefix);
        return Enumerable.Range(0, node.Context.Target.Vocabulary)
            .All(x => node.Lacking(Nodes, prefix, x) == (extra is null ? 0 : cut * extra[x]));
    });

    /// <inheritdoc/>
    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        if (text.Length > 0)
        {
            new Autoregressive<Rational>().Advance(chance, text);
            return;
        }

        text.StartRound(Lookahead);
        var block = Tokens.Of([.. DraftBlock.Draw(chance, text.Context, text.Undecided)]);
        var kept = block.Length;
        while (kept > 0 && !chance.Accept(Passes(block.First(kept))))
        {
            kept--;
        }

        foreach (var token in block.First(kept).Span)
        {
            text.Accept(token);
        }

        if (kept < block.Length)
        {
            text.Reject(chance.Draw(Extra(block.First(kept))));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"a scheme for one block, lookahead {Lookahead}";

    private Rational Passes(Tokens prefix)
    {
        var (node, longer) = (Nodes[prefix], Nodes[prefix].Extensions.Select(x => Nodes[prefix.Then(x)].Kept).Sum());
        return node.Draft == longer ? 0 : (node.Kept - longer) / (node.Draft - longer);
    }

    /// <summary>Every prefix that the draft can write, shorter ones first.</summary>
    private static Dictionary<Tokens, Node> Drafted(Instance<Rational> instance, int lookahead)
    {
        var nodes = new Dictionary<Tokens, Node> { [Tokens.Empty] = new(instance.Start, 1, IsLeaf: false) { Kept = 1 } };
        List<Tokens> level = [Tokens.Empty];
        for (var i = 1; i <= Math.Min(lookahead, instance.Horizon); i++)
        {
            List<Tokens> next = [];
            foreach (var prefix in level.Where(prefix => !nodes[prefix].IsLeaf))
            {
                var node = nodes[prefix];
                foreach (var x in node.Extensions)
                {
                    var isLeaf = i == Math.Min(lookahead, instance.Horizon) || instance.Ends(x);
                    nodes[prefix.Then(x)] = new(node.Context.After(x), node.Draft * node.Context.Draft[x], isLeaf);
                    next.Add(prefix.Then(x));
                }
            }

            level = next;
        }

        return nodes;
    }

    /// <summary>A prefix of the block.</summary>
    /// <param name="Context">What the models remember of it.</param>
    /// <param name="Draft">P.</param>
    /// <param name="IsLeaf">Whether the block ends with it.</param>
    internal sealed record Node(Context<Rational> Context, Rational Draft, bool IsLeaf)
    {
        /// <summary>B.</summary>
        public Rational Kept { get; set; }

        /// <summary>The tokens that can be drafted next.</summary>
        public int[] Extensions { get; } = IsLeaf ? [] : Context.Draft.Support.ToArray();

        /// <summary>B_i·q(x) − B_{i+1}: what is left for the extra token to write.</summary>
        public Rational Lacking(Dictionary<Tokens, Node> nodes, Tokens prefix, int x) =>
            (Kept * Context.Target[x]) - (Extensions.Contains(x) ? nodes[prefix.Then(x)].Kept : 0);

        /// <summary>The distribution in proportion to some weights; the target where all of them are zero.</summary>
        public Distribution<Rational> Proportional(Func<int, Rational> weight)
        {
            Rational[] weights = [.. Enumerable.Range(0, Context.Target.Vocabulary).Select(weight)];
            return weights.All(Rational.IsZero) ? Context.Target : Distribution<Rational>.Proportional(weights);
        }
    }
}
