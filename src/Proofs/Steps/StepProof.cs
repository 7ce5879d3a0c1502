namespace SpecProofs.Proofs;

/// <summary>
/// Proofs step by step: if from every text that is reached one step is right, so is the whole run, by induction on the tokens left.
/// </summary>
/// <remarks>
/// Costs far fewer cells than the whole law, as a step looks at few contexts. What the decoder reads of the text is recorded on all cells
/// and paths: if it is no
/// more than the context, the place in the round and whether the end is near, states that agree in these stand for each other, and steps
/// that never meet the end
/// of the text are the same for every longer one.
/// </remarks>
public static class StepProof
{
    private const TextReads Forgetful = TextReads.Undecided | TextReads.Ended | TextReads.EndMet;

    /// <summary>
    /// Proves that the output law is Q, and that E[N_rej] = Σ E_Q TV if that is claimed too, for all models over V tokens.
    /// </summary>
    /// <param name="decoder">Makes the decoder; it may keep no memory outside the text.</param>
    /// <param name="vocabulary">V.</param>
    /// <param name="horizon">
    /// T. Proved for every horizon if T exceeds the lookahead and the longest step, and the decoder reads no more than the above.
    /// </param>
    /// <param name="rejections">Whether E[N_rej] = Σ E_Q TV is claimed.</param>
    /// <param name="budget">How long each step is tried.</param>
    /// <param name="others">
    /// Where the caller affirms the hypothesis of a lumping lemma (docs/proofs.md) by which so many tokens, beside the one looked at,
    /// stand for all others: proved for every vocabulary then. Nothing checks it.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">V is no more than that number, so the lemma says nothing.</exception>
    public static StepOutcome Lossless(
        Func<IDecoder<Real>> decoder,
        int vocabulary,
        int horizon,
        bool rejections = false,
        ProofBudget? budget = null,
        int? others = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(vocabulary, others ?? 0, nameof(vocabulary));
        var steps = new ReachedSteps(decoder, vocabulary, horizon, rejections, budget ?? new(), others);
        return steps.Prove(forgetful: true) ?? steps.Prove(forgetful: false)!;
    }

    private sealed class ReachedSteps(
        Func<IDecoder<Real>> decoder, int vocabulary, int horizon, bool rejections, ProofBudget budget, int? others)
    {
        private readonly Queue<StepState> _queue = [];
        private readonly HashSet<StepState> _reached = [];
        private TextReads _reads;

        /// <summary>
        /// A proof over all states that are reached. Null if states were to stand for others and the decoder reads too much for that.
        /// </summary>
        public StepOutcome? Prove(bool forgetful)
        {
            var (cells, endMet) = (0L, false);
            _reads = TextReads.None;
            _reached.Clear();
            _queue.Clear();
            Reach(StepState.AtStart(undecided: 0, horizon));
            while (_queue.TryDequeue(out var state))
            {
                var before = _reads;
                _reads = TextReads.None;
                var outcome = Proof.ForAll(point => Check(point, state, forgetful), budget);
                cells += outcome.Cells;
                endMet |= state.Left == horizon && _reads.HasFlag(TextReads.EndMet);
                _reads |= before;
                if (forgetful && (_reads & ~Forgetful) != TextReads.None)
                {
                    return null;
                }

                if (outcome is not Outcome.Proved)
                {
                    return new StepOutcome.Unproved(_reached.Count, cells, $"{state}", outcome);
                }
            }

            var memory = DecoderMemory.Of(decoder());
            var everyHorizon = forgetful && !endMet && memory.Count == 0;
            return new StepOutcome.Proved(_reached.Count, cells, everyHorizon, _reads, Words(everyHorizon, memory));
        }

        private void Check(Point<Real> point, StepState state, bool forgetful)
        {
            var (instance, before, stepping) =
                (point.Instance(vocabulary, state.Written.Tokens.Length + state.Left), state.Written.Tokens, decoder());
            var step = ExactLaw.Of<StepState, Real>(chance =>
            {
                var text = state.In(instance);
                stepping.Advance(chance, text);
                _reads |= text.Reads;
                return StepState.Of(text);
            });
            if (step.Outcomes.Any(after => after.Left == state.Left))
            {
                throw new InvalidOperationException("the step appends nothing");
            }

            var context = before.Span.ToArray().Aggregate(instance.Start, (here, token) => here.After(token));
            StepChecks.Law(step.Select(after => after.Written.Tokens), before, context);
            if (rejections)
            {
                StepChecks.Rejections(step, before, context);
            }

            foreach (var after in step.Outcomes.Where(after => after.Left > 0))
            {
                Reach(forgetful ? StepState.AtStart(after.Undecided, after.Left) : after);

                // As many tokens left as at the start stand for any greater number: a step there may leave as many again.
                if (forgetful && state.Left == horizon)
                {
                    for (var left = after.Left + 1; left <= horizon; left++)
                    {
                        Reach(StepState.AtStart(after.Undecided, left));
                    }
                }
            }
        }

        private void Reach(StepState state)
        {
            if (_reached.Add(state))
            {
                _queue.Enqueue(state);
            }
        }

        private string Words(bool everyHorizon, IReadOnlyList<string> memory) => string.Concat(
            $"{decoder()}: the output law is the target's{(rejections ? " and E[N_rej] = Σ E_Q TV" : "")} ",
            "for all real-valued draft and target models over ",
            others is null ? $"{vocabulary} token{(vocabulary == 1 ? "" : "s")} " : "any number of tokens ",
            $"and {(everyHorizon ? "every horizon" : $"horizon {horizon}")}. ",
            "Assumed: exact arithmetic; no end tokens; the decoder depends on the text and on the answers of chance alone",
            memory.Count == 0 ? "" : $", though {string.Join(" and ", memory)} can change",
            others is null ? "." : $"; the hypothesis of the lumping lemma, by which {vocabulary} tokens are enough.");
    }
}
