using SpecProofs.Analysis;
using SpecProofs.Decoding;

/// <summary>The decoder of the README: a rejected draft is replaced by a draw from the fallback.</summary>
public sealed record MyDecoder(int Lookahead, Func<Coupling<Rational>, Distribution<Rational>> Fallback) : IDecoder<Rational>
{
    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        text.EnsureRound(Lookahead);
        var here = text.Context.Coupling;
        var drafted = chance.Draw(here.Draft);
        if (chance.Accept(here.Acceptance(drafted)))
        {
            text.Accept(drafted);
        }
        else
        {
            text.Reject(chance.Draw(Fallback(here)));
        }
    }
}
