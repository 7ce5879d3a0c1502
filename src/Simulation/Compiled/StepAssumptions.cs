using System.Numerics;

namespace SpecProofs.Simulation;

/// <summary>What is known about a decoder and cannot be found by the compiler; makes large compilations affordable.</summary>
/// <remarks>
/// Without assumptions, compilation is right for every decoder whose step depends on the models' context, the length, the place in
/// the round, and what the caller keeps. An assumption is the caller's responsibility; check it at a small size, where the laws with and
/// without it can be compared exactly. Checked by: the foundations, for the decoders of this library.
/// </remarks>
/// <param name="Place">
/// Replaces (length, <see cref="Text{W}.Undecided"/>) in a state: texts of equal context, place and kept value have the same
/// law of the next step, whatever their lengths. For speculative decoding to the horizon: <c>text => Math.Min(text.Undecided, 1)</c>.
/// Positions then share states, so every step must append exactly one token.
/// </param>
/// <param name="DrawsForget">
/// After a draw, earlier answers of chance in the same step no longer matter: what follows depends on the text, the distribution drawn
/// from and the number of questions asked. True of token-wise verification, where all rejected drafts lead to the same draw from the
/// residual; false where a block is drafted first.
/// </param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record StepAssumptions<W>(Func<Text<W>, int>? Place = null, bool DrawsForget = false)
    where W : struct, INumber<W>
{
    /// <summary>No assumptions.</summary>
    public static StepAssumptions<W> None { get; } = new();

    /// <summary>
    /// For token-wise verification to the horizon: <see cref="Speculative{W}"/> and <see cref="BatchSpeculative{W}"/> with the default
    /// lookahead.
    /// </summary>
    public static StepAssumptions<W> TokenwiseToHorizon { get; } = new(text => Math.Min(text.Undecided, 1), DrawsForget: true);

    /// <summary>What is known of a decoder of this library; nothing of any other.</summary>
    /// <param name="decoder">Any decoder.</param>
    /// <param name="horizon">T: a block that reaches it leaves no room for a bonus.</param>
    public static StepAssumptions<W> For(IDecoder<W> decoder, int horizon) => decoder switch
    {
        Speculative<W> speculative when speculative.Lookahead >= horizon => TokenwiseToHorizon,
        BatchSpeculative<W> batch when batch.Lookahead >= horizon => TokenwiseToHorizon,
        Autoregressive<W> or Speculative<W> or BatchSpeculative<W> => new(DrawsForget: true),
        _ => None,
    };
}
