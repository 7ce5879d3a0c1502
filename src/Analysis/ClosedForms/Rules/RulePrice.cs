using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>What a rule that decides token by token costs over a text.</summary>
/// <param name="Rejections">E[N_rej]. Unit: rejections a run, in [0, T].</param>
/// <param name="Kept">The expected number of draft tokens kept. Unit: tokens a run, in [0, T].</param>
/// <param name="Rounds">E[rounds]. Unit: target calls a run, in [1, T].</param>
/// <typeparam name="W">The weight type.</typeparam>
public readonly record struct RulePrice<W>(W Rejections, W Kept, W Rounds)
    where W : struct, INumber<W>;
