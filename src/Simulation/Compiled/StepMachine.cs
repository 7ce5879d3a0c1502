using System.Numerics;

namespace SpecProofs.Simulation;

/// <summary>
/// A decoder over one instance as a finite machine: from each state, the exact law of what one step leads to and adds to the counts.
/// </summary>
/// <remarks>
/// Shape: state 0 is the empty text; ended states come last and have no moves. The moves of a state have distinct outcomes and masses that
/// sum to 1.
/// </remarks>
/// <param name="Moves">The moves of each state.</param>
/// <param name="Kept">What the caller kept of the texts of each state.</param>
/// <param name="Horizon">T.</param>
/// <param name="Offset">What is added to every run's counts.</param>
/// <param name="OneTokenSteps">
/// Every step appends one token, so a run is T steps; if not, it ends in an ended state after T steps at most.
/// </param>
/// <param name="Explored">States before equal ones were merged.</param>
internal sealed record StepMachine<T, W>(
    IReadOnlyList<Move<W>[]> Moves, IReadOnlyList<T> Kept, int Horizon, Tally Offset, bool OneTokenSteps, int Explored)
    where T : notnull
    where W : struct, INumber<W>
{
    /// <summary>States that have moves; those from here on are ended.</summary>
    public int Live { get; } = Moves.TakeWhile(moves => moves.Length > 0).Count();

    /// <summary>The law of the kept value, rejections and rounds of a run, by pushing mass along the moves.</summary>
    public Law<(T Kept, int Rejections, int Rounds), W> Law()
    {
        var level = new Dictionary<(int State, Tally Tally), W> { [(0, Offset)] = W.One };
        for (var step = 1; step <= Horizon; step++)
        {
            var after = new Dictionary<(int, Tally), W>();
            foreach (var ((state, tally), mass) in level)
            {
                foreach (var move in Moves[state])
                {
                    var key = (move.Next, tally + (step == Horizon ? move.AddsLast : move.Adds));
                    after[key] = after.GetValueOrDefault(key) + (mass * move.Mass);
                }

                if (Moves[state].Length == 0)
                {
                    after[(state, tally)] = after.GetValueOrDefault((state, tally)) + mass;
                }
            }

            level = after;
        }

        return new(level.Select(entry =>
            KeyValuePair.Create((Kept[entry.Key.State], entry.Key.Tally.Rejections, entry.Key.Tally.Rounds), entry.Value)));
    }
}
