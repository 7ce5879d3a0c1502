using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>A deterministic draft tree: prefixes that are scored in one call and accepted along the target's own sample.</summary>
/// <remarks>
/// Formula: E[kept] = Σ over the nodes of Q(node), so the best tree of N nodes is the N most probable prefixes, and since a prefix is never
/// less probable than its extensions, a greedy search finds it. Source: this project; compare Pankratov and Alistarh 2025. Checked by:
/// X.treeOptimal.
/// </remarks>
/// <param name="Nodes">The prefixes, each after its own prefixes; the empty one is not counted.</param>
/// <param name="Kept">Σ Q(node), the expected number of kept tokens.</param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record DraftTree<W>(IReadOnlyList<Tokens> Nodes, W Kept)
    where W : struct, INumber<W>
{
    /// <summary>The best tree of up to N nodes: fewer if the target can write no more prefixes before the horizon.</summary>
    /// <remarks>Cost: N·V·log(N·V).</remarks>
    /// <exception cref="ArgumentOutOfRangeException">N is negative.</exception>
    public static DraftTree<W> Best(Instance<W> instance, int nodes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodes);
        var (tree, kept) = (new List<Tokens>(), W.Zero);
        var frontier = new PriorityQueue<(Tokens Prefix, Context<W> Context), W>(Comparer<W>.Create((a, b) => b.CompareTo(a)));
        Extend(Tokens.Empty, instance.Start, W.One);
        while (tree.Count < nodes && frontier.TryDequeue(out var best, out var mass))
        {
            tree.Add(best.Prefix);
            kept += mass;
            if (best.Prefix.Length < instance.Horizon && !instance.Ends(best.Prefix[^1]))
            {
                Extend(best.Prefix, best.Context, mass);
            }
        }

        return new(tree, kept);

        void Extend(Tokens prefix, Context<W> context, W mass)
        {
            foreach (var x in context.Target.Support)
            {
                frontier.Enqueue((prefix.Then(x), context.After(x)), mass * context.Target[x]);
            }
        }
    }
}
