namespace SpecProofs.Properties;

/// <summary>One round of a deterministic draft tree: the target's own sample is kept as long as it stays in the tree.</summary>
internal sealed record TreeMatch(IReadOnlySet<Tokens> Nodes) : IDecoder<Rational>
{
    /// <inheritdoc/>
    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        text.StartRound(int.MaxValue);
        while (!text.Ended)
        {
            var token = chance.Draw(text.Context.Target);
            if (text.Rounds > 1 || !Nodes.Contains(Tokens.Of(text.Tokens).Then(token)))
            {
                text.AppendFromTarget(token);
                return;
            }

            text.Accept(token);
        }
    }

    /// <summary>A tree of N nodes, or of all there are: one after another, in an order that the salt shuffles.</summary>
    public static HashSet<Tokens> Random(Instance<Rational> instance, int nodes, int salt)
    {
        var tree = new HashSet<Tokens>();
        var frontier = Enumerable.Range(0, instance.Vocabulary).Select(Tokens.Empty.Then).ToList();
        while (tree.Count < nodes && frontier.Count > 0)
        {
            var next = frontier.MinBy(prefix => new SplitMix64((ulong)(((long)salt * 65_537) + prefix.GetHashCode())).Next());
            _ = frontier.Remove(next);
            _ = tree.Add(next);
            if (next.Length < instance.Horizon && !instance.Ends(next[^1]))
            {
                frontier.AddRange(Enumerable.Range(0, instance.Vocabulary).Select(next.Then));
            }
        }

        return tree;
    }

    /// <inheritdoc/>
    public override string ToString() => $"a deterministic draft tree of {Nodes.Count} nodes";
}
