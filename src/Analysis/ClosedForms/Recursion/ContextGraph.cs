using System.Numerics;
using System.Runtime.CompilerServices;

namespace SpecProofs.Analysis;

/// <summary>The contexts that can be reached before the horizon, numbered in breadth-first order, and where each token leads.</summary>
/// <remarks>Contexts with the same successors share one array, so a Markov chain has one a position. Cost: contexts · V.</remarks>
/// <param name="Horizon">T.</param>
/// <param name="Contexts">The contexts, each once; the first one is that of the empty prefix.</param>
/// <param name="After">
/// For each context the number of the context after each token, −1 for a token of mass zero and for one that ends the text. Null for a
/// context that is first reached before the last token.
/// </param>
/// <typeparam name="W">The weight type.</typeparam>
internal sealed record ContextGraph<W>(int Horizon, IReadOnlyList<Context<W>> Contexts, IReadOnlyList<int[]?> After)
    where W : struct, INumber<W>
{
    private static readonly ConditionalWeakTable<Instance<W>, ContextGraph<W>> Cached = [];

    /// <summary>What the target can reach. Built once an instance.</summary>
    /// <exception cref="InvalidOperationException">The target has no row at one of the contexts.</exception>
    public static ContextGraph<W> Of(Instance<W> instance) =>
        Cached.GetValue(instance, static instance => Walk(instance, reached => reached.Context.Target));

    /// <summary>What a decoder can reach that writes tokens with the given rows.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="row">The row at a context, null for one without; asked for once each, in the order of the walk.</param>
    public static ContextGraph<W> Walk(Instance<W> instance, Func<ReachedContext<W>, Distribution<W>?> row)
    {
        var (contexts, numbers, after) = (new List<Context<W>>(), new Dictionary<Context<W>, int>(), new List<int[]?>());
        List<ReachedContext<W>> next = [];
        _ = Number(instance.Start, null, 0);
        for (var n = 1; n <= instance.Horizon; n++)
        {
            var level = next;
            next = [];
            foreach (var here in level)
            {
                var written = row(here);
                after.Add(n < instance.Horizon ? Successors(here, written) : null);
            }
        }

        return new(instance.Horizon, contexts, after);

        int[] Successors(ReachedContext<W> here, Distribution<W>? written)
        {
            var (like, successors) = (after.Count > 0 ? after[^1] : null, new int[instance.Vocabulary]);
            for (var x = 0; x < successors.Length; x++)
            {
                // Neighbours mostly have the same successors: their numbers need no look-up.
                successors[x] = written is null || W.IsZero(written[x]) || instance.Ends(x) ? -1
                    : here.Context.After(x) is var context
                        && like?[x] is >= 0 and var guess && ReferenceEquals(contexts[guess], context) ? guess
                    : Number(context, here, x);
            }

            return like is not null && successors.AsSpan().SequenceEqual(like) ? like : successors;
        }

        int Number(Context<W> context, ReachedContext<W>? before, int token)
        {
            if (numbers.TryAdd(context, contexts.Count))
            {
                contexts.Add(context);
                next.Add(new(context, before, token));
            }

            return numbers[context];
        }
    }
}

/// <summary>A context and one of the shortest ways to it. Linked, since the prefixes of a long horizon would take T² tokens.</summary>
/// <param name="Context">The context.</param>
/// <param name="Before">The context before it; null at the start.</param>
/// <param name="Token">The token between the two.</param>
/// <typeparam name="W">The weight type.</typeparam>
internal sealed record ReachedContext<W>(Context<W> Context, ReachedContext<W>? Before, int Token)
    where W : struct, INumber<W>
{
    /// <summary>The tokens on the way.</summary>
    public Tokens Prefix()
    {
        var reversed = new List<int>();
        for (var at = this; at.Before is not null; at = at.Before)
        {
            reversed.Add(at.Token);
        }

        reversed.Reverse();
        return new([.. reversed]);
    }
}
