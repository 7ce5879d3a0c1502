using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>A mass for each token, at a context and a place of a round, from 0.</summary>
/// <typeparam name="W">The weight type.</typeparam>
public delegate IReadOnlyList<W> MassesAtPlace<W>(Context<W> context, int place)
    where W : struct, INumber<W>;
