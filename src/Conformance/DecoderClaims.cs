using System.Reflection;

namespace SpecProofs.Conformance;

/// <summary>
/// A decoder of one's own under what its author claims of it: first on every instance of the small world, then on random ones.
/// </summary>
/// <remarks>
/// Cost: some seconds a claim. Exactness: equality of rationals, no tolerance. The same cases, shrinking and report as for the decoders
/// of this library.
/// </remarks>
public sealed class DecoderClaims
{
    private readonly MethodInfo _method;
    private readonly Func<Lookahead, Drafts, IDecoder<Rational>> _decoder;

    private DecoderClaims(string method, Func<Lookahead, Drafts, IDecoder<Rational>> decoder) =>
        (_method, _decoder) = (typeof(ClaimedProperty).GetMethod(method)!, decoder);

    /// <summary>A decoder without knobs.</summary>
    public static DecoderClaims Of(IDecoder<Rational> decoder) => new(nameof(ClaimedProperty.Holds), (_, _) => decoder);

    /// <summary>A decoder at every lookahead.</summary>
    public static DecoderClaims Of(Func<Lookahead, IDecoder<Rational>> decoder) =>
        new(nameof(ClaimedProperty.Holds_at_every_lookahead), (lookahead, _) => decoder(lookahead));

    /// <summary>A decoder at every lookahead and number of drafts.</summary>
    public static DecoderClaims Of(Func<Lookahead, Drafts, IDecoder<Rational>> decoder) =>
        new(nameof(ClaimedProperty.Holds_at_every_lookahead_and_number_of_drafts), decoder);

    /// <summary>Tries each claim with the options of the environment.</summary>
    /// <exception cref="ArgumentException">
    /// Nothing is claimed, or a claim about several drafts of a decoder that has no number of drafts.
    /// </exception>
    /// <exception cref="FalsifiedException">A claim does not hold; the message is the smallest counterexample found.</exception>
    public void Check(params IEnumerable<Claim> claims)
    {
        foreach (var result in Run(RunOptions.FromEnvironment(), claims))
        {
            result.ThrowIfFalsified();
        }
    }

    /// <summary>What comes of trying each claim, one after the other.</summary>
    /// <exception cref="ArgumentException">
    /// Nothing is claimed, or a claim about several drafts of a decoder that has no number of drafts.
    /// </exception>
    public IEnumerable<PropertyResult> Run(RunOptions options, params IEnumerable<Claim> claims)
    {
        var list = claims.ToList();
        if (list.Count == 0)
        {
            throw new ArgumentException("nothing is claimed of the decoder, so there is nothing to try", nameof(claims));
        }

        return list.Find(claim => claim.NeedsDrafts && !_method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Drafts))) is { } missing
            ? throw new ArgumentException(
                $"\"{missing}\" is about several drafts: write DecoderClaims.Of((lookahead, drafts) => …)", nameof(claims))
            : list.Select(claim => PropertyRunner.Run(PropertyOf(claim), options));
    }

    private StatedProperty PropertyOf(Claim claim) =>
        new(
            new(claim.Id, claim.Words, string.Empty, "a claim"),
            new(claim.Id) { SmallWorld = true },
            _method) { Target = new ClaimedProperty(claim, _decoder) };
}
