namespace SpecProofs.Properties;

/// <summary>
/// Speculative decoding that draws from one row and verifies with another: x from p′, kept with min(1, q/p), replaced from [q − p]₊.
/// </summary>
internal sealed record Misreporting(Distribution<Rational> Drawn) : IDecoder<Rational>
{
    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        text.EnsureRound(1);
        var claimed = text.Context.Coupling;
        var drafted = chance.Draw(Drawn);
        if (chance.Accept(claimed.Acceptance(drafted)))
        {
            text.Accept(drafted);
        }
        else
        {
            text.Reject(chance.Draw(claimed.TotalVariation == 0 ? claimed.Target : claimed.Residual));
        }
    }

    public override string ToString() => $"a decoder that draws from {Drawn} and verifies with the draft's row";
}
