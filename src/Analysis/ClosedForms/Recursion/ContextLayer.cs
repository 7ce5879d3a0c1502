using System.Numerics;
using System.Runtime.CompilerServices;

namespace SpecProofs.Analysis;

/// <summary>The contexts that the target can reach before one position, numbered, and where each token leads.</summary>
/// <remarks>
/// Contexts that lead alike share one array of numbers, so a Markov chain has one a position. Cost, once an instance: T · contexts · V.
/// </remarks>
/// <param name="Couplings">Draft and target at each context.</param>
/// <param name="Numbers">For each context the number of its coupling among those of all layers, in the order in which these are first met.</param>
/// <param name="After">For each context the number, in the next layer, of the context after each token; −1 where the target never goes. Empty in the last layer.</param>
internal sealed record ContextLayer<W>(Coupling<W>[] Couplings, int[] Numbers, int[][] After)
    where W : struct, INumber<W>
{
    private static readonly ConditionalWeakTable<Instance<W>, IReadOnlyList<ContextLayer<W>>> Known = [];

    /// <summary>The layers before the positions 1 … T.</summary>
    public static IReadOnlyList<ContextLayer<W>> Of(Instance<W> instance) => Known.GetValue(instance, Build);

    private static List<ContextLayer<W>> Build(Instance<W> instance)
    {
        var layers = new List<ContextLayer<W>>();
        var numbers = new Dictionary<Coupling<W>, int>();
        var states = new List<(int Draft, int Target)> { (instance.Draft.Start, instance.Target.Start) };
        for (var n = 1; n <= instance.Horizon; n++)
        {
            var couplings = states.ConvertAll(state => instance.CouplingOf(state.Draft, state.Target));
            var next = new List<(int Draft, int Target)>();
            layers.Add(new([.. couplings], [.. couplings.Select(Number)], n < instance.Horizon ? Lead(instance, states, couplings, next) : []));
            states = next;
        }

        return layers;

        int Number(Coupling<W> coupling) => numbers.TryGetValue(coupling, out var known) ? known : numbers[coupling] = numbers.Count;
    }

    private static int[][] Lead(Instance<W> instance, List<(int Draft, int Target)> states, List<Coupling<W>> couplings, List<(int Draft, int Target)> next)
    {
        var (numbers, lead) = (new Dictionary<(int Draft, int Target), int>(), new int[states.Count][]);
        for (var i = 0; i < lead.Length; i++)
        {
            var (like, row) = (i > 0 ? lead[i - 1] : null, new int[instance.Vocabulary]);
            for (var x = 0; x < row.Length; x++)
            {
                row[x] = W.IsZero(couplings[i].Target[x]) ? -1 : Number((instance.Draft.After(states[i].Draft, x), instance.Target.After(states[i].Target, x)), like?[x] ?? -1);
            }

            lead[i] = like is not null && row.AsSpan().SequenceEqual(like) ? like : row;
        }

        return lead;

        int Number((int Draft, int Target) state, int guess)
        {
            if (guess >= 0 && next[guess] == state)
            {
                return guess;
            }

            if (!numbers.TryGetValue(state, out var number))
            {
                number = numbers[state] = next.Count;
                next.Add(state);
            }

            return number;
        }
    }
}
