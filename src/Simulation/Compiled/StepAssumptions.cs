using System.Numerics;

namespace SpecProofs.Simulation;

/// <summary>What the caller knows about a decoder and the compiler cannot find out: it makes large compilations affordable.</summary>
/// <remarks>
/// Without any, compilation is right for every decoder whose step depends on the models' context, the length and the place in
/// the round, and on what the caller keeps. Each assumption is the caller's word; check it at a small size, where the laws with and
/// without it can be compared exactly. Checked by: the foundations, for the decoders of this library.
/// </remarks>
/// <param name="Place">
/// Takes the place of (length, <see cref="Text{W}.Undecided"/>) in a state: texts of equal context, place and kept value have the same
/// law of the next step, whatever their lengths. For speculative decoding to the horizon: <c>text => Math.Min(text.Undecided, 1)</c>.
/// Positions then share states, which needs a decoder whose every step appends one token.
/// </param>
/// <param name="DrawsForget">
/// A draw ends the influence of all that chance answered earlier in the step: what follows depends on the text, the distribution drawn from and the number of questions
/// asked. So it is in token-wise verification, where all rejected drafts lead to the same draw from the residual,
/// but not where a block is drafted first.
/// </param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record StepAssumptions<W>(Func<Text<W>, int>? Place = null, bool DrawsForget = false)
    where W : struct, INumber<W>
{
    /// <summary>Nothing is assumed.</summary>
    public static StepAssumptions<W> None { get; } = new();

    /// <summary>For token-wise verification that drafts to the horizon: <see cref="Speculative{W}"/> without bonus, <see cref="BatchSpeculative{W}"/>, both with the default lookahead.</summary>
    public static StepAssumptions<W> TokenwiseToHorizon { get; } = new(text => Math.Min(text.Undecided, 1), DrawsForget: true);
}
