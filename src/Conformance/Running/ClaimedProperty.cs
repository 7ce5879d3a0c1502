namespace SpecProofs.Conformance;

/// <summary>
/// A claim about a decoder as a property, with the knobs that the decoder has. Counts the cases that the claim says anything about.
/// </summary>
internal sealed class ClaimedProperty(Claim claim, Func<Lookahead, Drafts, IDecoder<Rational>> decoder)
{
    /// <summary>What is said of a decoder that breaks the claim.</summary>
    public string Denial => claim.Denial;

    /// <summary>Cases that met the claim's condition.</summary>
    public long Met { get; private set; }

    public void Holds(GeneratedInstance given) => Try(given, Lookahead.ToHorizon, new Drafts(1));

    public void Holds_at_every_lookahead(GeneratedInstance given, Lookahead lookahead) => Try(given, lookahead, new Drafts(1));

    public void Holds_at_every_lookahead_and_number_of_drafts(GeneratedInstance given, Lookahead lookahead, Drafts drafts) =>
        Try(given, lookahead, drafts);

    /// <summary>What the decoder of a case is called.</summary>
    public string NameOf(IReadOnlyList<object> arguments) => DecoderName.AsSubject(decoder(
        arguments.OfType<Lookahead>().FirstOrDefault(Lookahead.ToHorizon), arguments.OfType<Drafts>().FirstOrDefault(new Drafts(1))));

    private void Try(GeneratedInstance given, Lookahead lookahead, Drafts drafts)
    {
        var at = new ClaimCase(decoder(lookahead, drafts), given.Instance, lookahead, drafts);
        if (claim.Condition(at))
        {
            Met++;
            claim.Try(at);
        }
    }
}
