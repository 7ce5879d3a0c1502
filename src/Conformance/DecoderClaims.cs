using System.Reflection;

namespace SpecProofs.Conformance;

/// <summary>A decoder of anyone's, under the laws that it claims to keep: first on every instance of the small world, then on random ones.</summary>
/// <remarks>
/// Cost: some seconds a claim. Exactness: equality of rationals, no tolerance. The same cases, shrinking and report as for the decoders of this library.
/// </remarks>
public sealed class DecoderClaims
{
    private readonly MethodInfo _law;
    private readonly Func<Lookahead, Drafts, IDecoder<Rational>> _decoder;

    private DecoderClaims(string law, Func<Lookahead, Drafts, IDecoder<Rational>> decoder) =>
        (_law, _decoder) = (typeof(ClaimedProperty).GetMethod(law)!, decoder);

    /// <summary>The laws for a decoder without knobs.</summary>
    public static DecoderClaims Of(IDecoder<Rational> decoder) => new(nameof(ClaimedProperty.Holds), (_, _) => decoder);

    /// <summary>The laws for a decoder at every lookahead.</summary>
    public static DecoderClaims Of(Func<Lookahead, IDecoder<Rational>> decoder) => new(nameof(ClaimedProperty.Holds_at_every_lookahead), (lookahead, _) => decoder(lookahead));

    /// <summary>The laws for a decoder at every lookahead and number of drafts.</summary>
    public static DecoderClaims Of(Func<Lookahead, Drafts, IDecoder<Rational>> decoder) => new(nameof(ClaimedProperty.Holds_at_every_lookahead_and_number_of_drafts), decoder);

    /// <summary>Tries each claim with the options of the environment.</summary>
    /// <exception cref="ArgumentException">Nothing is claimed.</exception>
    /// <exception cref="FalsifiedException">A claim does not hold; the message is the smallest counterexample found.</exception>
    public void Check(params IEnumerable<Claim> claims)
    {
        foreach (var result in Run(RunOptions.FromEnvironment(), claims))
        {
            result.ThrowIfFalsified();
        }
    }

    /// <summary>What comes of trying each claim, one after the other.</summary>
    /// <exception cref="ArgumentException">Nothing is claimed.</exception>
    public IEnumerable<PropertyResult> Run(RunOptions options, params IEnumerable<Claim> claims)
    {
        var list = claims.ToList();
        return list.Count == 0
            ? throw new ArgumentException("nothing is claimed of the decoder, so there is nothing to try", nameof(claims))
            : list.Select(claim => PropertyRunner.Run(PropertyOf(claim), options));
    }

    private StatedProperty PropertyOf(Claim claim) =>
        new(new(claim.Id, claim.Words, string.Empty, "a claim"), new(claim.Id) { SmallWorld = true }, _law) { Target = new ClaimedProperty(claim, _decoder) };
}
