namespace SpecProofs.Proofs;

/// <summary>The states of a text that a decoder reaches, each with a proof of the step from there.</summary>
internal sealed class ReachedSteps(
    Func<IDecoder<Real>> decoder,
    int vocabulary,
    int horizon,
    bool rejections,
    ProofBudget budget,
    int? others,
    StepComparison? like)
{
    private const TextReads Forgetful = TextReads.Undecided | TextReads.Ended | TextReads.EndMet;

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
            var outcome = Step(state, forgetful, ref cells);
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

        string[] memory = [.. DecoderMemory.Of(decoder()), .. like is null ? [] : DecoderMemory.Of(like.Decoder())];
        var everyHorizon = forgetful && !endMet && memory.Length == 0;
        return new StepOutcome.Proved(_reached.Count, cells, everyHorizon, _reads, Words(everyHorizon, memory));
    }

    /// <summary>What becomes of the step from a state: of all its parts, or of the first that is not proved.</summary>
    private Outcome Step(StepState state, bool forgetful, ref long cells)
    {
        Action<Point<Real>>[] parts = like is null
            ? [point => Check(point, state, forgetful)]
            : [
                point => StepChecks.Law(StepFrom(point, state, like.Decoder()).Select(after => after.Written.Tokens),
                    state.Written.Tokens, ContextOf(point, state)),
                .. like.Given(vocabulary).Select(given => (Action<Point<Real>>)(point => Compare(point, state, forgetful, given))),
            ];
        Outcome? outcome = null;
        foreach (var part in parts)
        {
            outcome = Proof.ForAll(part, budget);
            cells += outcome.Cells;
            if (outcome is not Outcome.Proved)
            {
                break;
            }
        }

        return outcome!;
    }

    private void Check(Point<Real> point, StepState state, bool forgetful)
    {
        var (step, context) = (StepFrom(point, state, decoder()), ContextOf(point, state));
        StepChecks.Law(step.Select(after => after.Written.Tokens), state.Written.Tokens, context);
        if (rejections)
        {
            StepChecks.Rejections(step, state.Written.Tokens, context);
        }

        ReachFrom(state, step, forgetful);
    }

    /// <summary>The step and the one that it is compared with, given the same first draws.</summary>
    private void Compare(Point<Real> point, StepState state, bool forgetful, IReadOnlyList<int> given)
    {
        var (step, drawn) = StepGiven(point, state, decoder(), given);
        var (same, drawnToo) = StepGiven(point, state, like!.Decoder(), given);
        Checks.That(drawn.Count == drawnToo.Count && (step is null) == (same is null), "the two steps do not draw alike");
        foreach (var (mass, other) in drawn.Zip(drawnToo))
        {
            Checks.That(mass == other, "the two steps do not draw alike");
        }

        if (step is not null && same is not null)
        {
            StepChecks.Same(step.Select(after => after.Written.Tokens), same.Select(after => after.Written.Tokens),
                state.Written.Tokens, ContextOf(point, state));
            ReachFrom(state, step, forgetful);
        }
    }

    /// <summary>The law of a step given its first draws, and their probabilities; no law if they cannot be drawn.</summary>
    private (Law<StepState, Real>? Step, IReadOnlyList<Real> Drawn) StepGiven(
        Point<Real> point, StepState state, IDecoder<Real> stepping, IReadOnlyList<int> given)
    {
        GivenDraws? draws = null;
        try
        {
            return (StepFrom(point, state, stepping, chance => draws = new(chance, given)), draws!.Masses);
        }
        catch (NotDrawnException)
        {
            return (null, draws!.Masses);
        }
    }

    private Law<StepState, Real> StepFrom(
        Point<Real> point, StepState state, IDecoder<Real> stepping, Func<IChance<Real>, IChance<Real>>? given = null)
    {
        var instance = InstanceOf(point, state);
        var step = ExactLaw.Of<StepState, Real>(chance =>
        {
            var text = state.In(instance);
            stepping.Advance(given?.Invoke(chance) ?? chance, text);
            _reads |= text.Reads;
            return StepState.Of(text);
        });
        return step.Outcomes.Any(after => after.Left == state.Left)
            ? throw new InvalidOperationException("the step appends nothing")
            : step;
    }

    private Instance<Real> InstanceOf(Point<Real> point, StepState state) =>
        point.Instance(vocabulary, state.Written.Tokens.Length + state.Left);

    private Context<Real> ContextOf(Point<Real> point, StepState state) =>
        state.Written.Tokens.Span.ToArray().Aggregate(InstanceOf(point, state).Start, (here, token) => here.After(token));

    private void ReachFrom(StepState state, Law<StepState, Real> step, bool forgetful)
    {
        foreach (var after in step.Outcomes.Where(after => after.Left > 0))
        {
            Reach(forgetful ? StepState.AtStart(after.Undecided, after.Left) : after);

            // As many tokens left as at the start stand for any greater number: a step there may leave as many again.
            for (var left = after.Left + 1; forgetful && state.Left == horizon && left <= horizon; left++)
            {
                Reach(StepState.AtStart(after.Undecided, left));
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

    private string Words(bool everyHorizon, string[] memory) => string.Concat(
        $"{decoder()}: the output law is the target's{(rejections ? " and E[N_rej] = Σ E_Q TV" : "")} ",
        "for all real-valued draft and target models over ",
        others is null ? $"{vocabulary} token{(vocabulary == 1 ? "" : "s")} " : "any number of tokens ",
        $"and {(everyHorizon ? "every horizon" : $"horizon {horizon}")}. ",
        "Assumed: exact arithmetic; no end tokens; the decoder depends on the text and on the answers of chance alone",
        memory.Length == 0 ? "" : $", though {string.Join(" and ", memory)} can change",
        others is null ? "." : $"; the hypothesis of the lumping lemma, by which {vocabulary} tokens are enough.");
}
