using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>A decoder that remembers more than the text says, such as leftover drafts or a cache.</summary>
/// <remarks>
/// A step of an <see cref="IDecoder{W}"/> must leave in the text everything that the next one depends on. This decoder's only step goes
/// to the end of the text, so that its memory lives within the step. Cost: no texts are merged, so an exact law runs once a path.
/// </remarks>
/// <param name="Lookahead">γ ≥ 1: draft tokens per round.</param>
/// <param name="Start">
/// Makes the memory of one run and returns the step that reads and changes it. The step appends at least one token; before it is called,
/// a round is started if none is running.
/// </param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record Remembering<W>(int Lookahead, Func<IChance<W>, Text<W>, Action> Start) : IDecoder<W>
    where W : struct, INumber<W>
{
    /// <summary>γ ≥ 1: draft tokens per round.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Lookahead { get; } = Positive.Checked(Lookahead);

    /// <summary>What reports call it.</summary>
    public string Name { get; init; } = "a decoder with memory";

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The text was begun by another step, or the run's step appended nothing.</exception>
    public void Advance(IChance<W> chance, Text<W> text)
    {
        if (text.Length > 0)
        {
            throw new InvalidOperationException($"{this} cannot continue a text of {text.Length} tokens: it does not know their memory");
        }

        var step = Start(chance, text);
        while (!text.Ended)
        {
            var before = text.Length;
            text.EnsureRound(Lookahead);
            step();
            if (text.Length == before)
            {
                throw new InvalidOperationException($"{this} appended nothing at position {before + 1}");
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}, {Positive.Words(Lookahead)}";
}
