using System.Numerics;
using System.Runtime.InteropServices;

namespace SpecProofs.Analysis;

/// <summary>The law under the target of what the models remember, carried from position to position.</summary>
/// <remarks>Shape: T laws over contexts; the n-th is that of the context before token n. Cost: T · contexts · V. Source: the forward recursion of a Markov chain.</remarks>
public static class ContextLaw
{
    /// <summary>The law of the context before each of the positions 1 … T.</summary>
    public static IEnumerable<IReadOnlyDictionary<Context<W>, W>> AtEachPosition<W>(Instance<W> instance)
        where W : struct, INumber<W>
    {
        var law = new Dictionary<Context<W>, W> { [instance.Start] = W.One };
        for (var n = 1; n < instance.Horizon; n++)
        {
            yield return law;
            law = Step(law);
        }

        yield return law;
    }

    private static Dictionary<Context<W>, W> Step<W>(Dictionary<Context<W>, W> law)
        where W : struct, INumber<W>
    {
        var next = new Dictionary<Context<W>, W>();
        foreach (var (context, mass) in law)
        {
            foreach (var x in context.Target.Support)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(next, context.After(x), out _) += mass * context.Target[x];
            }
        }

        return next;
    }
}
