using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>Speculative decoding whose blocks end when a rule says so, by the draft's confidence or what was accepted lately.</summary>
/// <remarks>
/// The rule is asked before each draft token but a round's first, and sees the text up to it: the block's tokens so far and the row of the
/// next one, but not the next token. A token that was drawn is always tested; dropping one because of what it is biases the output.
/// The block's tokens are drawn when they are verified, see <see cref="Speculative{W}"/>; a property compares this with drafting first.
/// Source: adaptive lookahead in engines. Checked by: X.stop.
/// </remarks>
/// <param name="GoesOn">The probability in [0, 1] that the block gets another token after this text; mostly 0 or 1.</param>
/// <param name="Lookahead">γ ≥ 1: draft tokens per round at most; by default to the horizon.</param>
/// <param name="Bonus">When all draft tokens of a block pass, one more token is drawn from the target in the same call.</param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record AdaptiveLookahead<W>(Func<Text<W>, W> GoesOn, int Lookahead = int.MaxValue, bool Bonus = false) : IDecoder<W>
    where W : struct, INumber<W>
{
    private readonly Speculative<W> _scan = new(Lookahead, Bonus);

    /// <inheritdoc/>
    public void Advance(IChance<W> chance, Text<W> text)
    {
        var blockEnds = text.Undecided > 0 && !chance.Accept(GoesOn(text));
        if (blockEnds && Bonus)
        {
            text.AppendFromTarget(chance.Draw(text.Context.Target));
            return;
        }

        if (blockEnds)
        {
            text.StartRound(Lookahead);
        }

        _scan.Advance(chance, text);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"adaptive lookahead, {Positive.Words(Lookahead)} at most, {(Bonus ? "with" : "without")} bonus";
}
