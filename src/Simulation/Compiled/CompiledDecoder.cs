using System.Numerics;

namespace SpecProofs.Simulation;

/// <summary>Compiling a decoder over an instance into tables for <see cref="BulkSimulation"/>.</summary>
public static class CompiledDecoder
{
    /// <summary>A decoder for counting rejections and rounds.</summary>
    /// <param name="decoder">Any decoder, right or wrong.</param>
    /// <param name="instance">An instance whose models have few contexts.</param>
    /// <param name="assumptions">What is known of the decoder; nothing by default.</param>
    /// <param name="budget">What it may cost; a minute by default.</param>
    /// <exception cref="ArgumentException">The instance has end tokens.</exception>
    /// <exception cref="BudgetExceededException">It would cost more.</exception>
    /// <exception cref="HistoryReadException">A step reads the tokens or counts of the text.</exception>
    public static CompiledDecoder<int> Of<W>(
        IDecoder<W> decoder, Instance<W> instance, StepAssumptions<W>? assumptions = null, CompileBudget? budget = null)
        where W : struct, INumber<W> =>
            Of<int, W>(decoder, instance, keep: null, assumptions, budget, BulkTableChoice.Best, leadingBits: null);

    /// <summary>A decoder for counting rejections, rounds, and how often a run ends with each kept value.</summary>
    /// <param name="decoder">Any decoder, right or wrong.</param>
    /// <param name="instance">An instance whose models have few contexts.</param>
    /// <param name="keep">
    /// As in <see cref="ExactLaw"/>: a fold over the tokens and their sources that tells apart all texts whose future differs although
    /// context, length and place in the round agree; the tokens themselves, for the output law at a small horizon.
    /// </param>
    /// <param name="assumptions">What is known of the decoder; nothing by default.</param>
    /// <param name="budget">What it may cost; a minute by default.</param>
    /// <exception cref="ArgumentException">The instance has end tokens.</exception>
    /// <exception cref="BudgetExceededException">It would cost more.</exception>
    public static CompiledDecoder<T> Of<T, W>(
        IDecoder<W> decoder, Instance<W> instance, Func<Text<W>, T> keep, StepAssumptions<W>? assumptions = null,
        CompileBudget? budget = null)
        where T : notnull
        where W : struct, INumber<W> => Of(decoder, instance, keep, assumptions, budget, BulkTableChoice.Best, leadingBits: null);

    internal static CompiledDecoder<T> Of<T, W>(
        IDecoder<W> decoder,
        Instance<W> instance,
        Func<Text<W>, T>? keep,
        StepAssumptions<W>? assumptions,
        CompileBudget? budget,
        BulkTableChoice choice,
        int? leadingBits)
        where T : notnull
        where W : struct, INumber<W>
    {
        budget ??= CompileBudget.Default;
        var machine = Machine(decoder, instance, keep, assumptions, budget);
        Dictionary<T, int> finals = [];
        int[] final = [.. machine.Kept.Select(kept => finals.TryAdd(kept, finals.Count) ? finals.Count - 1 : finals[kept])];
        BulkTables? tables = choice == BulkTableChoice.Wide ? null : NarrowTables.TryOf(machine, final, leadingBits, budget);
        tables ??= WideTables.Of(machine, final, leadingBits, budget);
        return new(tables, [.. finals.Keys], machine.Explored, machine.Live, machine.Moves.Sum(moves => (long)moves.Length));
    }

    /// <summary>Why an instance is not compiled.</summary>
    internal const string Obstacle = "an end token can end a text before the horizon";

    internal static StepMachine<T, W> Machine<T, W>(
        IDecoder<W> decoder, Instance<W> instance, Func<Text<W>, T>? keep, StepAssumptions<W>? assumptions, CompileBudget? budget = null)
        where T : notnull
        where W : struct, INumber<W> =>
        instance.EndTokens.IsEmpty
            ? new StepMachineBuilder<T, W>(
                decoder, instance, keep, assumptions ?? StepAssumptions<W>.None, budget ?? CompileBudget.Default).Build()
            : throw new ArgumentException($"{Obstacle}, and compiled runs all have T tokens", nameof(instance));
}

/// <summary>A decoder over one instance, as tables. Immutable; safe to use from several threads.</summary>
/// <remarks>
/// Right by construction: the exact law of one step is taken from every reachable state with the decoder's own code, so broken decoders
/// compile to their own broken law. Exactness: each probability in the tables is that of the step's law to within K·2⁻⁸⁰, K being its
/// number of outcomes; in <see cref="double"/> that law itself is as exact as double arithmetic.
/// Cost: the paths of a step, once for each state. Checked by: the foundations, against <see cref="ExactLaw"/>.
/// </remarks>
/// <typeparam name="T">What is kept of a text.</typeparam>
public sealed class CompiledDecoder<T>
    where T : notnull
{
    internal CompiledDecoder(BulkTables tables, IReadOnlyList<T> finals, int explored, int states, long outcomes) =>
        (Tables, Finals, ExploredStates, States, Outcomes) = (tables, finals, explored, states, outcomes);

    /// <summary>States explored: context, length, place in the round and kept value.</summary>
    public int ExploredStates { get; }

    /// <summary>States left after merging equal ones, without those at the horizon.</summary>
    public int States { get; }

    /// <summary>Outcomes of a step, summed over the states.</summary>
    public long Outcomes { get; }

    /// <summary>Bytes of tables: states × columns, one column for each outcome, rounded up to a power of two.</summary>
    public long Bytes => Tables.Bytes;

    internal BulkTables Tables { get; }

    internal IReadOnlyList<T> Finals { get; }
}

/// <summary>Which tables to build.</summary>
internal enum BulkTableChoice
{
    /// <summary>The narrow ones if they fit.</summary>
    Best,

    /// <summary>The wide ones.</summary>
    Wide,
}
