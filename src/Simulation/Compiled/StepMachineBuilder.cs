using System.Numerics;
using System.Runtime.InteropServices;

namespace SpecProofs.Simulation;

/// <summary>Takes the exact law of a step from every reachable state.</summary>
/// <param name="decoder">The decoder.</param>
/// <param name="instance">The instance.</param>
/// <param name="keep">What is kept of a text; null for nothing, and then a decoder that reads the text's history is refused.</param>
/// <param name="assumptions">What is known of the decoder.</param>
/// <param name="budget">What it may cost.</param>
internal sealed class StepMachineBuilder<T, W>(
    IDecoder<W> decoder, Instance<W> instance, Func<Text<W>, T>? keep, StepAssumptions<W> assumptions, CompileBudget budget)
    where T : notnull
    where W : struct, INumber<W>
{
    private readonly Dictionary<State, int> _numbers = [];
    private readonly List<State> _states = [];
    private readonly List<Text<W>?> _texts = [];
    private readonly List<Move<W>[]?> _moves = [];
    private readonly Func<Text<W>, T> _keep = keep ?? (_ => default!);
    private bool _oneTokenSteps = true;

    public StepMachine<T, W> Build()
    {
        var work = new Text<W>(instance);
        Number(work);
        var (explorer, shared, spent) = (new Explorer<W>(), new SharedExplorer<T, W>(decoder, _keep), 0L);
        Dictionary<(int, Tally), W> outcomes = [];

        // A state that was first met as an ended text may be met again before the horizon: hence a queue of texts, not of numbers.
        for (var queue = new Queue<int>([0]); queue.TryDequeue(out var state);)
        {
            var from = _texts[state]!;
            outcomes.Clear();
            foreach (var mass in assumptions.DrawsForget ? shared.Steps(from, work) : Steps(explorer, from, work))
            {
                budget.Charge(ref spent, work.Length - from.Length, _states.Count);
                Check(from, work);
                var next = Number(work);
                if (_moves[next] is null && _texts[next] is null && !work.Ended)
                {
                    _texts[next] = Copy(work);
                    queue.Enqueue(next);
                }

                CollectionsMarshal.GetValueRefOrAddDefault(outcomes, (next, Tally.Of(work) - Tally.Of(from)), out _) += mass;
            }

            _moves[state] =
            [
                .. outcomes.Where(outcome => !W.IsZero(outcome.Value))
                    .Select(outcome => new Move<W>(outcome.Key.Item1, outcome.Key.Item2, outcome.Key.Item2, outcome.Value)),
            ];
            _texts[state] = null;
        }

        return StepMachineMerging.Of(
            [.. _moves.Select(moves => moves ?? [])],
            [.. _states.Select(state => state.Kept)],
            [.. _states.Select(state => state.Length)],
            instance.Horizon,
            _oneTokenSteps,
            sharesPositions: assumptions.Place is not null);
    }

    private IEnumerable<W> Steps(Explorer<W> explorer, Text<W> from, Text<W> work)
    {
        do
        {
            work.CopyFrom(from);
            explorer.Advance(decoder, work);
            yield return explorer.Mass;
        }
        while (explorer.MoveNext());
    }

    private void Check(Text<W> from, Text<W> work)
    {
        if (keep is null && (work.Reads & TextReads.History) != TextReads.None)
        {
            throw new HistoryReadException($"{decoder} reads the tokens or counts of the text, of which nothing is kept");
        }

        _oneTokenSteps &= work.Length == from.Length + 1;
        if (!_oneTokenSteps && assumptions.Place is not null)
        {
            throw new InvalidOperationException(
                $"a step of {decoder} appended {work.Length - from.Length} tokens: positions share states only if steps append one token");
        }
    }

    private int Number(Text<W> text)
    {
        var state = assumptions.Place is { } place ? new State(text.Context, 0, place(text), _keep(text))
            : text.Ended ? new State(null, text.Length, 0, _keep(text))
            : new State(text.Context, text.Length, text.Undecided, _keep(text));
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, state, out var known);
        if (!known)
        {
            number = _states.Count;
            _states.Add(state);
            _moves.Add(null);
            _texts.Add(number == 0 ? Copy(text) : null);
        }

        return number;
    }

    private Text<W> Copy(Text<W> text)
    {
        var copy = new Text<W>(instance);
        copy.CopyFrom(text);
        return copy;
    }

    private readonly record struct State(Context<W>? Context, int Length, int Place, T Kept);
}
