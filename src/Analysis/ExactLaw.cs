using System.Numerics;
using SpecProofs.Decoding;

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
        where W : struct, INumber<W> =>
        new(Paths(program, budget).Select(path => KeyValuePair.Create(path.Outcome, path.Mass)));

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
    /// <remarks>Texts are merged only if their whole transcripts agree, so it is right for decoders that depend on the history too.</remarks>
    /// <exception cref="BudgetExceededException">More steps than the budget allows.</exception>
    public static Law<Tokens, W> Of<W>(IDecoder<W> decoder, Instance<W> instance, long budget = DefaultBudget)
        where W : struct, INumber<W> => OfTranscripts(decoder, instance, budget).Select(run => run.Tokens);

    /// <summary>The law of a decoder's whole transcript.</summary>
    /// <exception cref="BudgetExceededException">More steps than the budget allows.</exception>
    public static Law<Transcript, W> OfTranscripts<W>(IDecoder<W> decoder, Instance<W> instance, long budget = DefaultBudget)
        where W : struct, INumber<W> => Of(decoder, instance, text => text.ToTranscript(), budget);

    /// <summary>The law of what the caller keeps of the final text.</summary>
    /// <remarks>
    /// Texts of equal length, context, place in the round and kept value are merged after each step. So <paramref name="keep"/> must
    /// tell apart all texts whose future differs: it has to be a fold over the tokens (the number of rejections, the tokens
    /// themselves), and has to include whatever else a history-dependent decoder reads.
    /// Cost: steps from every distinct state; with the number of rejections kept, O(T² · contexts · V²).
    /// </remarks>
    /// <exception cref="BudgetExceededException">More steps than the budget allows.</exception>
    public static Law<T, W> Of<T, W>(IDecoder<W> decoder, Instance<W> instance, Func<Text<W>, T> keep, long budget = DefaultBudget)
        where T : notnull
        where W : struct, INumber<W>
    {
        var levels = Enumerable.Range(0, instance.Horizon + 1).Select(_ => new Level<T, W>()).ToArray();
        var (start, work) = (new Text<W>(instance), new Text<W>(instance));
        var spent = 0L;
        levels[0].Add(start, keep(start), W.One, instance);
        foreach (var level in levels[..^1])
        {
            foreach (var (text, mass) in level.States)
            {
                var explorer = new Explorer<W>();
                do
                {
                    BudgetExceededException.ThrowIfSpent(spent++, budget);
                    work.CopyFrom(text);
                    _ = explorer.Run(chance =>
                    {
                        decoder.Advance(chance, work);
                        return work;
                    });
                    levels[work.Length].Add(work, keep(work), mass * explorer.Mass, instance);
                }
                while (explorer.MoveNext());
            }
        }

        return new(levels[^1].States.Select(state => KeyValuePair.Create(keep(state.Text), state.Mass)));
    }

    /// <summary>All states of one length, each with one text that stands for it.</summary>
    private sealed class Level<T, W>
        where T : notnull
        where W : struct, INumber<W>
    {
        private readonly Dictionary<(Context<W>? Context, int Undecided, T Kept), (Text<W> Text, W Mass)> _states = [];

        public IEnumerable<(Text<W> Text, W Mass)> States => _states.Values;

        public void Add(Text<W> text, T kept, W mass, Instance<W> instance)
        {
            // At the horizon nothing depends on the context any more.
            var key = (text.Ended ? null : text.Context, text.Undecided, kept);
            ref var state = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_states, key, out var known);
            if (!known)
            {
                state.Text = new Text<W>(instance);
                state.Text.CopyFrom(text);
            }

            state.Mass += mass;
        }
    }
}
