using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>Chance that passes every question on and writes the answers down.</summary>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class Recorder<W>(IChance<W> chance) : IChance<W>
    where W : struct, INumber<W>
{
    private readonly List<Choice> _choices = [];

    /// <summary>The answers so far.</summary>
    public Trace Trace => new([.. _choices]);

    /// <inheritdoc/>
    public int Draw(Distribution<W> distribution)
    {
        var token = chance.Draw(distribution);
        _choices.Add(Choice.Draw(token));
        return token;
    }

    /// <inheritdoc/>
    public bool Accept(W probability)
    {
        var accepted = chance.Accept(probability);
        _choices.Add(Choice.Test(accepted));
        return accepted;
    }
}
