using SpecProofs.Analysis;
using SpecProofs.Decoding;

namespace SpecProofs.Conformance;

/// <summary>A claim about a decoder as a law, with the knobs that the decoder has.</summary>
internal sealed class ClaimedLaw(Claim claim, Func<Lookahead, Drafts, IDecoder<Rational>> decoder)
{
    public void Holds(Problem problem) => Try(problem, Lookahead.ToHorizon, new Drafts(1));

    public void Holds_at_every_lookahead(Problem problem, Lookahead lookahead) => Try(problem, lookahead, new Drafts(1));

    public void Holds_at_every_lookahead_and_number_of_drafts(Problem problem, Lookahead lookahead, Drafts drafts) => Try(problem, lookahead, drafts);

    /// <summary>The claim in words.</summary>
    public override string ToString() => claim.Words;

    private void Try(Problem problem, Lookahead lookahead, Drafts drafts) => claim.Try(decoder(lookahead, drafts), problem.Instance, drafts);
}
