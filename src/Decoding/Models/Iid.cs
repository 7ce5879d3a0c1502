using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>A model without memory: every token is drawn from the same distribution.</summary>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class Iid<W>(Distribution<W> next) : IModel<W>
    where W : struct, INumber<W>
{
    /// <inheritdoc/>
    public int Vocabulary => next.Vocabulary;

    /// <inheritdoc/>
    public int? Horizon => null;

    /// <inheritdoc/>
    public int Start => 0;

    /// <inheritdoc/>
    public int After(int context, int token) => 0;

    /// <inheritdoc/>
    public int SuccessorKey(int context) => 0;

    /// <inheritdoc/>
    public Distribution<W> Next(int context) => next;
}
