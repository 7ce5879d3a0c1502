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

    /// <summary>Any tree of N nodes, or of all there are: of those that can come next, the one of the lowest level.</summary>
    public static HashSet<Tokens> Grown(Instance<Rational> instance, int nodes, Levels levels)
    {
        var tree = new HashSet<Tokens>();
        var frontier = Enumerable.Range(0, instance.Vocabulary).Select(Tokens.Empty.Then).ToList();
        while (tree.Count < nodes && frontier.Count > 0)
        {
            var next = frontier.MinBy(prefix => levels[prefix.Length + prefix[0] + prefix[^1]]);
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
