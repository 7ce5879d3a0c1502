using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>One way in which a position can come out.</summary>
/// <param name="Source">Where its token comes from.</param>
/// <param name="Share">The probability of that, given the state.</param>
/// <param name="Next">The state that follows.</param>
/// <param name="Ends">Whether the token ends the text.</param>
/// <typeparam name="TState">What the next position depends on.</typeparam>
/// <typeparam name="W">The weight type.</typeparam>
internal readonly record struct Transition<TState, W>(Source Source, W Share, TState Next, bool Ends = false)
    where W : struct, INumber<W>;
