using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>
/// Mass that starts in one context and moves on, position by position: the recursion behind every closed form over a horizon.
/// </summary>
/// <remarks>Only adds and multiplies non-negative numbers. Cost: T · contexts · places · V.</remarks>
/// <param name="graph">The contexts.</param>
/// <param name="places">The places of a round.</param>
/// <param name="gains">Totals a decoder.</param>
/// <param name="steps">What a decoder does at each context. Not asked where there is no mass.</param>
/// <typeparam name="W">The weight type in which steps are stated.</typeparam>
internal sealed class ForwardRecursion<W>(ContextGraph<W> graph, RoundPlaces places, int gains, StepAt<W> steps)
    where W : struct, INumber<W>
{
    /// <summary>The contexts.</summary>
    public ContextGraph<W> Graph => graph;

    /// <summary>The places of a round.</summary>
    public RoundPlaces Places => places;

    /// <summary>What a decoder does at each context.</summary>
    public StepAt<W> Steps => steps;

    /// <summary>All totals at each of the positions 1 … T, decoder by decoder.</summary>
    public IEnumerable<W[]> Positions() => Positions(W.One, Following(steps));

    /// <summary>All totals at each of the positions 1 … T, with mass carried in another number type.</summary>
    /// <param name="unit">The mass before position 1.</param>
    /// <param name="push">How the mass of one context moves on.</param>
    /// <param name="before">Shown the mass before each position.</param>
    public IEnumerable<U[]> Positions<U>(U unit, Push<U> push, Action<MassByContext<U>>? before = null)
        where U : struct, IAdditionOperators<U, U, U>, IMultiplyOperators<U, U, U>, IEquatable<U>
    {
        var mass = new MassByContext<U>(places.Rows);
        var transit = new MassInTransit<U>(graph.Contexts.Count, places.Rows, graph.Contexts[0].Target.Vocabulary);
        _ = mass.Add(0);
        Start(unit, mass.At(0));
        for (var n = 1; n <= graph.Horizon; n++)
        {
            before?.Invoke(mass);
            var totals = new U[places.Decoders * gains];
            for (var i = 0; i < mass.Contexts.Count; i++)
            {
                push(mass.Contexts[i], mass.At(i), totals, n < graph.Horizon ? transit.Towards(graph.After[mass.Contexts[i]]!) : null);
            }

            yield return totals;
            transit.Settle(mass);
        }
    }

    /// <summary>Mass that moves on as steps say, in the number type in which they are written.</summary>
    public Push<U> Following<U>(StepAt<U> written)
        where U : struct, IAdditionOperators<U, U, U>, IMultiplyOperators<U, U, U>, IEquatable<U>
    {
        return Push;

        void Push(int context, ReadOnlySpan<U> mass, Span<U> totals, MassByToken<U>? to)
        {
            for (var row = 0; row < mass.Length; row++)
            {
                if (!mass[row].Equals(default))
                {
                    var (decoder, place) = Math.DivRem(row, places.Places);
                    var step = written(context, place == 0 ? decoder : Step<U>.Later);
                    Pass(step, mass[row], totals.Slice(decoder * gains, gains), to, row - place, row - place + places.Next(place));
                }
            }
        }
    }

    private static void Pass<U>(Step<U> step, U mass, Span<U> totals, MassByToken<U>? to, int first, int next)
        where U : struct, IAdditionOperators<U, U, U>, IMultiplyOperators<U, U, U>
    {
        for (var i = 0; i < totals.Length; i++)
        {
            totals[i] += mass * step.Gains[i];
        }

        if (to is not null)
        {
            var leaving = step.Lift is { } lift ? mass * lift : mass;
            to.AddScaled(first, leaving, step.Rejected);
            to.AddScaled(next, leaving, step.Accepted);
        }
    }

    private void Start<U>(U unit, Span<U> mass)
        where U : struct
    {
        for (var row = 0; row < mass.Length; row += places.Places)
        {
            mass[row] = unit;
        }
    }
}

/// <summary>Moves the mass of one context on.</summary>
/// <param name="context">Its number.</param>
/// <param name="mass">Its mass in each place.</param>
/// <param name="totals">What gains are added to.</param>
/// <param name="to">Where the mass goes; null at the last position.</param>
internal delegate void Push<U>(int context, ReadOnlySpan<U> mass, Span<U> totals, MassByToken<U>? to)
    where U : struct, IAdditionOperators<U, U, U>, IMultiplyOperators<U, U, U>;
