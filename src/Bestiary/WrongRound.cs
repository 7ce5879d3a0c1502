using System.Runtime.CompilerServices;

namespace SpecProofs.Bestiary;

/// <summary>Wrong round: tokens are tested rightly, and what happens at the end of a block or between blocks is wrong.</summary>
internal static class WrongRound
{
    public static Mutant BonusFromDraft { get; } = Of(
        "the bonus token is drawn from p",
        "sibling of flashinfer-ai/flashinfer 425",
        (lookahead, _) => new Scan(lookahead) { Bonus = at => at.Here.Draft });

    /// <summary>Needs a target with memory.</summary>
    public static Mutant BonusFromLastRow { get; } = Of(
        "the bonus token is drawn from q's row of the last draft token, one too early",
        "this project",
        (lookahead, _) => new Scan(lookahead) { Bonus = at => at.Before.Target });

    /// <summary>Without zeros in place of the p that was never computed.</summary>
    public static Mutant BonusFromResidual { get; } = Of(
        "the bonus token is drawn from R, as if a draft token had been rejected",
        "this project",
        (lookahead, _) => new Scan(lookahead) { Bonus = at => at.Here.ResidualOrTarget() });

    /// <summary>Temperature 1/2 is q² renormalised.</summary>
    public static Mutant BonusAtAnotherTemperature { get; } = Of(
        "the bonus token is drawn from q at another temperature than the verified ones",
        "the reverse of vllm-project/vllm 42802",
        (lookahead, _) => new Scan(lookahead) { Bonus = at => at.Here.Target.Sharpened(2) });

    /// <summary>Its row is the one after the rejected block. Needs a target with memory and a lookahead of at least 2.</summary>
    public static Mutant BonusAfterRejection { get; } = Of(
        "the bonus token, computed for the end of the block, is also written after a correction",
        "this project",
        (lookahead, _) => new Roundwise(lookahead, (chance, text) =>
        {
            var (start, block) = (text.Context, DraftBlock.Draw(chance, text.Context, text.Undecided));
            var behind = block.Aggregate(start, (context, token) => context.After(token));
            var hasBonus = text.Length + block.Count < text.Horizon;
            foreach (var drafted in block)
            {
                if (!chance.Accept(text.Context.Coupling.Acceptance(drafted)))
                {
                    text.Reject(chance.Draw(text.Context.Coupling.Residual));
                    break;
                }

                text.Accept(drafted);
            }

            if (hasBonus && !text.Ended)
            {
                text.AppendFromTarget(chance.Draw(behind.Target));
            }
        }));

    /// <summary>The end token is the last one of the vocabulary.</summary>
    public static Mutant EosRecheck { get; } = Of(
        "an accepted end token that happens to be the last draft of its block is drawn again from q",
        "huggingface/transformers 28508",
        (lookahead, _) => new Positionwise(lookahead, (chance, text) =>
        {
            var here = text.Context.Coupling;
            var drafted = chance.Draw(here.Draft);
            if (!chance.Accept(here.Acceptance(drafted)))
            {
                text.Reject(chance.Draw(here.Residual));
            }
            else if (text.Undecided == 1 && drafted == here.Target.Vocabulary - 1)
            {
                text.AppendFromTarget(chance.Draw(here.Target));
            }
            else
            {
                text.Accept(drafted);
            }
        }));

    /// <summary>
    /// Draft tokens after a rejection are fresh draws from p for the old prefix. Needs a draft with memory; see the control
    /// leftover-drafts-with-their-row.
    /// </summary>
    public static Mutant LeftoverDraftsReused { get; } = Of(
        "draft tokens after a rejected one are tested in the next round, as if drafted there",
        "this project",
        (lookahead, _) => Leftover(lookahead, (drafted, _) => drafted.Coupling));

    private static Mutant Of(
        string mechanism, string source, Func<Lookahead, Drafts, IDecoder<Rational>> decoder, [CallerMemberName] string member = "") =>
        Mutant.Wrong("wrong round", mechanism, source, decoder, member);

    /// <summary>A block is drafted along its own tokens and tested to its end, even past a rejection.</summary>
    /// <param name="lookahead">Draft tokens a block.</param>
    /// <param name="verified">The p and q that verification believes in, from the context of the text and that of the block.</param>
    internal static IDecoder<Rational> Leftover(
        Lookahead lookahead, Func<Context<Rational>, Context<Rational>, Coupling<Rational>> verified) =>
        new Remembering<Rational>(lookahead.Tokens, (chance, text) =>
        {
            var (along, left) = (text.Context, 0);
            return () =>
            {
                (along, left) = left == 0 ? (text.Context, lookahead.Tokens) : (along, left);
                var here = verified(text.Context, along);
                var drafted = chance.Draw(along.Coupling.Draft);
                text.Settle(drafted, chance.Accept(here.Acceptance(drafted)), () => chance.Draw(here.Residual));

                (along, left) = (along.After(drafted), left - 1);
            };
        });
}
