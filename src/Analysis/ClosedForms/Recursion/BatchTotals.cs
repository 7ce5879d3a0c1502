using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>The forward recursion of Theorem 3, over the context and the place in the round, whole rows at a time and for several numbers of drafts side by side.</summary>
/// <remarks>
/// Mass is carried for all places together, which is the target's own law whatever the number of drafts, and for each place behind the first, where only
/// accepted tokens lead; the first place has what is left. Nothing else subtracts.
/// </remarks>
internal sealed class BatchTotals<W>
    where W : struct, INumber<W>
{
    private readonly Instance<W> _instance;
    private readonly RoundStages<W> _stages;
    private readonly W[] _totals;
    private readonly OnePass<W>? _onePass;
    private readonly bool _toHorizon;

    /// <summary>Places behind the first. Drafting to the horizon these are alike, so they are one.</summary>
    private readonly int _places;

    private SettledMass<W> _mass;
    private int _context;
    private Coupling<W> _coupling;
    private TokenMass<W>? _next;

    private BatchTotals(Instance<W> instance, DraftCounts counts, int lookahead)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookahead, 1);
        (_instance, _stages, _totals) = (instance, new(counts, instance.Vocabulary), new W[counts.Count]);
        (_toHorizon, _places) = lookahead >= instance.Horizon ? (true, 1) : (false, lookahead - 1);
        _onePass = _toHorizon && counts is { Numbers: [> 0 and var drafts], Limit: false } && RoundStages<W>.AreLong(instance.Vocabulary) ? new(drafts, instance.Vocabulary) : null;
        (_mass, _coupling) = (LayerMass<W>.At(W.One, counts.Count * _places), instance.Start.Coupling);
    }

    /// <summary>E[N_rej] for each number of drafts.</summary>
    public static W[] Of(Instance<W> instance, DraftCounts counts, int lookahead)
    {
        var recursion = new BatchTotals<W>(instance, counts, lookahead);
        foreach (var layer in ContextLayer<W>.Of(instance))
        {
            recursion.Pass(layer);
        }

        return recursion._totals;
    }

    private void Pass(ContextLayer<W> layer)
    {
        var next = new LayerMass<W>(_totals.Length * _places, _instance.Vocabulary);
        RoundStages<W>.See pass = Pass;
        for (_context = 0; _context < layer.Couplings.Length; _context++)
        {
            (_coupling, _next) = (layer.Couplings[_context], layer.After.Length > 0 ? next.Towards(layer.After[_context]) : null);
            if (_onePass is not null)
            {
                PassAtOnce(_onePass.Left(_coupling, layer.Numbers[_context]));
            }
            else if (!W.IsZero(_mass.All[_context]))
            {
                _stages.At(_coupling, pass);
                _next?.AddAll(_mass.All[_context], _coupling.Target.Masses);
            }
        }

        _mass = next.Settled();
    }

    private void PassAtOnce(ReadOnlySpan<W> left)
    {
        var later = _mass.Later[0][_context];
        var first = W.Max(_mass.All[_context] - later, W.Zero);
        _totals[0] += (first * left[^1]) + (later * left[0]);
        if (_next is not null)
        {
            OnePass<W>.Send(_coupling, left[..^1], first, later, _next);
        }
    }

    private void Pass(int count, W left, ReadOnlySpan<W> rest)
    {
        if (count != RoundStages<W>.Later)
        {
            PassFirst(count, left, rest);
            return;
        }

        for (count = 0; count < _totals.Length; count++)
        {
            for (var place = 1; place <= _places; place++)
            {
                Pass(count, _mass.Later[RowOf(count, place)][_context], left, rest, _toHorizon ? place : place + 1);
            }
        }
    }

    private void PassFirst(int count, W left, ReadOnlySpan<W> rest)
    {
        var mass = _mass.All[_context];
        for (var place = 1; place <= _places; place++)
        {
            mass -= _mass.Later[RowOf(count, place)][_context];
        }

        // Rounding may take away more than there is.
        Pass(count, W.Max(mass, W.Zero), left, rest, 1);
    }

    /// <summary>Passes mass on to a place, or to a new round where the lookahead ends before it.</summary>
    private void Pass(int count, W mass, W left, ReadOnlySpan<W> rest, int place)
    {
        _totals[count] += mass * left;
        if (place <= _places)
        {
            _next?.AddAccepted(RowOf(count, place), mass, _coupling.Target.Masses, rest);
        }
    }

    private int RowOf(int count, int place) => (count * _places) + place - 1;
}
