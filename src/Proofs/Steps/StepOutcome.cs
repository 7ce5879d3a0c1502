namespace SpecProofs.Proofs;

/// <summary>What became of a proof by steps.</summary>
/// <param name="States">States of the text from which a step was looked at.</param>
/// <param name="Cells">Cells that were not cut any further, of all states.</param>
public abstract record StepOutcome(long States, long Cells)
{
    /// <summary>Every step is right, and so is the whole run.</summary>
    /// <param name="States">States of the text.</param>
    /// <param name="Cells">Cells of all states.</param>
    /// <param name="EveryHorizon">Proved for every horizon; otherwise only for the one that was asked for.</param>
    /// <param name="Reads">What the decoder reads of the text besides the models' context.</param>
    /// <param name="Statement">What is proved and what is assumed, in words.</param>
    public sealed record Proved(long States, long Cells, bool EveryHorizon, TextReads Reads, string Statement) : StepOutcome(States, Cells)
    {
        /// <inheritdoc/>
        public override string ToString() => Statement;
    }

    /// <summary>A step is wrong or not decided. That refutes nothing: later steps may make up for it.</summary>
    /// <param name="States">States of the text.</param>
    /// <param name="Cells">Cells of all states.</param>
    /// <param name="State">The state before the step, in words.</param>
    /// <param name="Step">What became of it.</param>
    public sealed record Unproved(long States, long Cells, string State, Outcome Step) : StepOutcome(States, Cells)
    {
        /// <inheritdoc/>
        public override string ToString() => $"the step {State} is {Step}";
    }
}
