namespace SpecProofs.Conformance;

/// <summary>A decoder that counts its steps, each the step of one path of an exact law, and stops at a limit.</summary>
internal sealed class Metered(IDecoder<Rational> decoder, long limit) : IDecoder<Rational>
{
    /// <summary>The decoder itself.</summary>
    public IDecoder<Rational> Decoder => decoder;

    /// <summary>Steps so far.</summary>
    public long Spent { get; private set; }

    /// <summary>Whether steps are limited; a report about a case that was tried may need more than the case.</summary>
    public bool Limited { get; set; } = true;

    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        if (Spent++ >= limit && Limited)
        {
            throw new BudgetExceededException($"the case has more than {limit:N0} paths");
        }

        decoder.Advance(chance, text);
    }

    public override string ToString() => $"{decoder}";
}
