using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpecProofs.Analysis;

/// <summary>The whole law of a program written against chance, by running it along every path that can happen.</summary>
/// <remarks>
/// Exactness: as exact as the weight type. Cost: one run a path, so a law costs as many runs as its tree of choices has leaves;
/// for a decoder, texts that it cannot tell apart are merged after each step. Checked by: sums done on paper, in the foundations.
/// </remarks>
public static class ExactLaw
{
    /// <summary>Paths that a law may cost unless the caller says otherwise: some seconds.</summary>
    public const long DefaultBudget = 5_000_000;

    /// <summary>The law of a program's outcome.</summary>
    /// <exception cref="BudgetExceededException">The tree of choices has more leaves than the budget allows.</exception>
    public static Law<T, W> Of<T, W>(Func<IChance<W>, T> program, long budget = DefaultBudget)
        where T : notnull
        where W : struct, INumber<W>
    {
        var (explorer, spent, masses) = (new Explorer<W>(), 0L, new Dictionary<T, W>());
        do
        {
            BudgetExceededException.ThrowIfSpent(spent++, budget);
            var outcome = explorer.Run(program);
            CollectionsMarshal.GetValueRefOrAddDefault(masses, outcome, out _) += explorer.Mass;
        }
        while (explorer.MoveNext());
        return new(masses);
    }

    /// <summary>Every path of a program that can happen, with its outcome and probability, in lexicographic order.</summary>
    /// <exception cref="BudgetExceededException">There are more paths than the budget allows.</exception>
    public static IEnumerable<(Trace Trace, T Outcome, W Mass)> Paths<T, W>(Func<IChance<W>, T> program, long budget = DefaultBudget)
        where W : struct, INumber<W>
    {
        var (explorer, spent) = (new Explorer<W>(), 0L);
        do
        {
            BudgetExceededException.ThrowIfSpent(spent++, budget);
            var outcome = explorer.Run(program);
            yield return (explorer.Trace, outcome, explorer.Mass);
        }
        while (explorer.MoveNext());
    }

    /// <summary>The law of a decoder's output.</summary>
    /// <remarks>
    /// Texts are merged only if their whole transcripts agree, so it is right for decoders that depend on the history too.
    /// </remarks>
    /// <exception cref="BudgetExceededException">More steps than the budget allows.</exception>
    public static Law<Tokens, W> Of<W>(IDecoder<W> decoder, Instance<W> instance, long budget = DefaultBudget)
        where W : struct, INumber<W> => Of(decoder, instance, new TranscriptComparer<W>(), text => Tokens.Of(text.Tokens), budget);

    /// <summary>The law of a decoder's whole transcript.</summary>
    /// <exception cref="BudgetExceededException">More steps than the budget allows.</exception>
    public static Law<Transcript, W> OfTranscripts<W>(IDecoder<W> decoder, Instance<W> instance, long budget = DefaultBudget)
        where W : struct, INumber<W> => Of(decoder, instance, new TranscriptComparer<W>(), text => text.ToTranscript(), budget);

    /// <summary>The law of what the caller keeps of the final text.</summary>
    /// <remarks>
    /// Texts of equal length, context, place in the round and kept value are merged after each step. So <paramref name="keep"/> must
    /// tell apart all texts whose future differs: it has to be a fold over the tokens (the number of rejections, the tokens
    /// themselves), and has to include whatever else a history-dependent decoder reads. It is called often, so it should be cheap.
    /// Cost: steps from every distinct state; with the number of rejections kept, O(T² · contexts · V²).
    /// </remarks>
    /// <exception cref="BudgetExceededException">More steps than the budget allows.</exception>
    public static Law<T, W> Of<T, W>(IDecoder<W> decoder, Instance<W> instance, Func<Text<W>, T> keep, long budget = DefaultBudget)
        where T : notnull
        where W : struct, INumber<W> => Of(decoder, instance, new KeptComparer<T, W>(keep), keep, budget);

    private static Law<T, W> Of<T, W>(
        IDecoder<W> decoder, Instance<W> instance, IEqualityComparer<Text<W>> comparer, Func<Text<W>, T> keep, long budget)
        where T : notnull
        where W : struct, INumber<W>
    {
        // Texts by length; the last level holds those that have ended.
        var levels = Enumerable.Range(0, instance.Horizon + 1).Select(_ => new Dictionary<Text<W>, W>(comparer)).ToArray();
        levels[0].Add(new Text<W>(instance), W.One);
        var (work, step, spare) = (new Text<W>(instance), new Dictionary<Text<W>, W>(comparer), new Stack<Text<W>>());
        var (explorer, spent) = (new Explorer<W>(), 0L);
        for (var n = 0; n < instance.Horizon; n++)
        {
            foreach (var (text, mass) in levels[n])
            {
                // The law of the step by itself first: its numbers are small, those of the texts so far may be long.
                // The first step has no text before it, and its law is that of the texts.
                do
                {
                    BudgetExceededException.ThrowIfSpent(spent++, budget);
                    work.CopyFrom(text);
                    explorer.Advance(decoder, work);
                    Add(n == 0 ? LevelOf(work) : step, work, explorer.Mass);
                }
                while (explorer.MoveNext());

                foreach (var (after, share) in step)
                {
                    Add(LevelOf(after), after, mass * share);
                    spare.Push(after);
                }

                step.Clear();
                spare.Push(text);
            }

            levels[n] = [];
        }

        return new(levels[^1].Select(state => KeyValuePair.Create(keep(state.Key), state.Value)));

        Dictionary<Text<W>, W> LevelOf(Text<W> text) => levels[text.Ended ? ^1 : text.Length];

        void Add(Dictionary<Text<W>, W> law, Text<W> text, W mass)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrNullRef(law, text);
            if (!Unsafe.IsNullRef(ref known))
            {
                known += mass;
                return;
            }

            var kept = spare.TryPop(out var used) ? used : new Text<W>(instance);
            kept.CopyFrom(text);
            law.Add(kept, mass);
        }
    }
}
