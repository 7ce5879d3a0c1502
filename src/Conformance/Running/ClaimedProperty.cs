namespace SpecProofs.Conformance;

/// <summary>A claim about a decoder as a law, with the knobs that the decoder has.</summary>
internal sealed class ClaimedProperty(Claim claim, Func<Lookahead, Drafts, IDecoder<Rational>> decoder)
{
    public void Holds(GeneratedInstance given) => Try(given, Lookahead.ToHorizon, new Drafts(1));

    public void Holds_at_every_lookahead(GeneratedInstance given, Lookahead lookahead) => Try(given, lookahead, new Drafts(1));

    public void Holds_at_every_lookahead_and_number_of_drafts(GeneratedInstance given, Lookahead lookahead, Drafts drafts) => Try(given, lookahead, drafts);

    /// <summary>The claim in words.</summary>
    public override string ToString() => claim.Words;

    private void Try(GeneratedInstance given, Lookahead lookahead, Drafts drafts) => claim.Try(decoder(lookahead, drafts), given.Instance, drafts);
}
