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
    /// <param name="like">A decoder with fewer draft tokens to compare each step with: what a step looks at is less then.</param>
    /// <exception cref="ArgumentException">Rejections are claimed of a step that is only compared.</exception>
    /// <exception cref="ArgumentOutOfRangeException">V is no more than that number, so the lemma says nothing.</exception>
    public static StepOutcome Lossless(
        Func<IDecoder<Real>> decoder,
        int vocabulary,
        int horizon,
        bool rejections = false,
        ProofBudget? budget = null,
        int? others = null,
        StepComparison? like = null)
    {
        if (rejections && like is not null)
        {
            throw new ArgumentException("a comparison is of output laws: it says nothing of rejections", nameof(rejections));
        }

        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(vocabulary, others ?? 0, nameof(vocabulary));
        var steps = new ReachedSteps(decoder, vocabulary, horizon, rejections, budget ?? new(), others, like);
        return steps.Prove(forgetful: true) ?? steps.Prove(forgetful: false)!;
    }
}
