using System.Runtime.CompilerServices;

namespace SpecProofs.Bestiary;

/// <summary>Wrong p: draft tokens come from another distribution than the one that acceptance and residual divide by.</summary>
internal static class WrongDraft
{
    /// <summary>Cut to the two best tokens, so it takes V ≥ 3.</summary>
    public static Mutant TruncatedDraftClaimsRaw { get; } = Of(
        "draft tokens come from the top 2 of p, renormalised; b and R use p",
        "huggingface/transformers 47932, 47961",
        (lookahead, _) => new Scan(lookahead) { Drafted = at => at.Here.Draft.TopK(2) });

    public static Mutant GreedyDraftClaimsSoftmax { get; } = Of(
        "the draft token is argmax p; b and R use p",
        "huggingface/transformers 32867; jaymody/speculative-sampling 3",
        (lookahead, _) => new Scan(lookahead) { Drafted = at => at.Here.Draft.Greedy() });

    /// <summary>Temperature 1/2 is p² renormalised.</summary>
    public static Mutant DraftTemperatureMismatch { get; } = Of(
        "draft tokens come from p at temperature 1/2; b and R use p at temperature 1",
        "mlx-node/mlx-node 11; huggingface/transformers 28166",
        (lookahead, _) => new Scan(lookahead) { Drafted = at => at.Here.Draft.Sharpened(2) });

    /// <summary>The whole block is one token sequence without randomness; right would be b = q(x).</summary>
    public static Mutant BeamDraftClaimsP { get; } = Of(
        "the block is the most likely sequence under p; b and R use p",
        "apple/ml-recurrent-drafter 6",
        (lookahead, _) => new Roundwise(lookahead, (chance, text) =>
        {
            foreach (var drafted in MostLikely(text.Context, text.Undecided).Tokens.Span.ToArray())
            {
                if (!chance.Accept(text.Context.Coupling.Acceptance(drafted)))
                {
                    text.Reject(chance.Draw(text.Context.Coupling.Residual));
                    return;
                }

                text.Accept(drafted);
                if (text.Ended)
                {
                    return;
                }
            }
        }));

    /// <summary>Within a round; its first place reads its own row. Needs a draft with memory.</summary>
    public static Mutant DraftRowMisaligned { get; } = Of(
        "b and R at a place of the block use p's row of the place before",
        "vllm-project/vllm 41044",
        (lookahead, _) => new Scan(lookahead) { Verified = at => new(at.Before.Coupling.Draft, at.Here.Target) });

    /// <summary>Heads that draft every place of a block from its start are fine, if verification knows.</summary>
    public static Mutant ParallelDraftClaimsChain { get; } = Of(
        "every place of the block is drafted from p's row at the block's start; b and R use the row after the draft tokens",
        "this project; heads as in Medusa",
        (lookahead, _) => new Scan(lookahead) { Drafted = at => at.First.Coupling.Draft });

    /// <summary>A map between vocabularies that one side forgets.</summary>
    public static Mutant DraftVocabularyMapIgnored { get; } = Of(
        "b and R look p up under the draft's token numbers, where the draft's token x is the target's x + 1",
        "sibling of NVIDIA-NeMo/Automodel 2447",
        (lookahead, _) => new Scan(lookahead) { Verified = at => new(at.Here.Draft.Shifted(), at.Here.Target) });

    /// <summary>Low precision is a grid of 1/(4·V).</summary>
    public static Mutant RoundedDraftClaimsRaw { get; } = Of(
        "draft tokens come from p in low precision; b and R use p in full precision",
        "deepseek-ai/DeepSpec 31",
        (lookahead, _) => new Scan(lookahead) { Drafted = at => at.Here.Draft.Rounded() });

    /// <summary>
    /// Whether a token is offered depends on the token, so what is offered no longer comes from p. Harmless under sampler-match.
    /// </summary>
    public static Mutant LowConfidenceTokenDropped { get; } = Of(
        "a draft token with p(x) < 1/3 ends the block and is dropped, its position is drawn from q; b and R use p",
        "ikawrakow/ik_llama.cpp 1820, under the ratio test",
        (lookahead, _) => new Positionwise(lookahead, (chance, text) =>
        {
            var here = text.Context.Coupling;
            var drafted = chance.Draw(here.Draft);
            if (here.Draft[drafted] < Rational.Of(1, 3))
            {
                text.AppendFromTarget(chance.Draw(here.Target));
            }
            else text.Settle(drafted, chance.Accept(here.Acceptance(drafted)), () => chance.Draw(here.Residual));
        }));

    /// <summary>The middle model is ½ p + ½ q here. See the control cascade-claims-middle.</summary>
    public static Mutant CascadeClaimsSmall { get; } = Of(
        "the target verifies the tokens of a model between draft and target with the draft's p",
        "this project",
        (lookahead, _) => new Scan(lookahead) { Drafted = at => at.Here.Mixed() });

    private static Mutant Of(
        string mechanism, string source, Func<Lookahead, Drafts, IDecoder<Rational>> decoder, [CallerMemberName] string member = "") =>
        Mutant.Wrong("wrong p", mechanism, source, decoder, member);

    /// <summary>The most likely continuation under p, the first in token order if there are several.</summary>
    private static (Rational Mass, Tokens Tokens) MostLikely(Context<Rational> context, int length) => length == 0
        ? (1, Tokens.Empty)
        : context.Coupling.Draft.Ranked().Select(token =>
        {
            var (mass, rest) = MostLikely(context.After(token), length - 1);
            return (Mass: context.Coupling.Draft[token] * mass, Tokens: Tokens.Of([token, .. rest.Span]));
        }).OrderByDescending(best => best.Mass).ThenBy(best => best.Tokens).First();
}
