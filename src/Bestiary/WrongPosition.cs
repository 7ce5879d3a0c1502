using System.Runtime.CompilerServices;

namespace SpecProofs.Bestiary;

/// <summary>Wrong position: rows, tests or corrections belong to another place of the block, or to another sequence.</summary>
internal static class WrongPosition
{
    public static Mutant FirstDraftUnverified { get; } = Of(
        "the first draft token of every round is kept untested",
        "ohdearquant/lattice 243",
        (lookahead, _) => new Scan(lookahead) { Acceptance = (at, x) => at.IsFirst ? 1 : at.Here.Acceptance(x) });

    public static Mutant LastDraftUnverified { get; } = Of(
        "the last draft token of every round is kept untested",
        "this project",
        (lookahead, _) => new Scan(lookahead) { Acceptance = (at, x) => at.IsLast ? 1 : at.Here.Acceptance(x) });

    /// <summary>Within a round; its first place reads its own row. Needs a target with memory.</summary>
    public static Mutant TargetRowMisaligned { get; } = Of(
        "b and R at a place of the block use q's row of the place before",
        "this project",
        (lookahead, _) => new Scan(lookahead) { Verified = at => new(at.Here.Draft, at.Before.Target) });

    /// <summary>Where p = q at the first place there is no residual; it then takes q.</summary>
    public static Mutant Row0ResidualAndBonus { get; } = Of(
        "R and the bonus token always read p and q of the round's first position",
        "flashinfer-ai/flashinfer 425",
        (lookahead, _) =>
            new Scan(lookahead) { Fallback = (at, _) => at.First.Coupling.ResidualOrTarget(), Bonus = at => at.First.Target });

    /// <summary>The coins of all places are tossed, and the replacement comes from the first place that failed.</summary>
    public static Mutant CountAcceptedNotPrefix { get; } = Of(
        "the first A draft tokens are written, where A counts all acceptances and not those before the first rejection",
        "vllm-project/vllm 2658",
        (lookahead, _) => new Roundwise(lookahead, (chance, text) =>
        {
            var (block, accepted, context) = (new List<int>(), 0, text.Context);
            Distribution<Rational>? fallback = null;
            while (block.Count < text.Undecided && !(block.Count > 0 && context.Ends(block[^1])))
            {
                block.Add(chance.Draw(context.Coupling.Draft));
                var passed = chance.Accept(context.Coupling.Acceptance(block[^1]));
                accepted += passed ? 1 : 0;
                fallback ??= passed ? null : context.Coupling.Residual;
                context = context.After(block[^1]);
            }

            new Scanned([.. block.Take(accepted)], fallback is null ? null : chance.Draw(fallback)).WriteTo(text);
        }));

    /// <summary>The correction is written after the block, if the horizon leaves room for it.</summary>
    public static Mutant KeepRejectedDrafts { get; } = Of(
        "the output keeps the whole block and then the correction",
        "lucidrains/speculative-decoding 3",
        (lookahead, _) => new Roundwise(lookahead, (chance, text) =>
        {
            Distribution<Rational>? fallback = null;
            while (text.Undecided > 0)
            {
                var here = text.Context.Coupling;
                var drafted = chance.Draw(here.Draft);
                fallback ??= chance.Accept(here.Acceptance(drafted)) ? null : here.Residual;
                text.Accept(drafted);
            }

            if (fallback is not null && !text.Ended)
            {
                text.Reject(chance.Draw(fallback));
            }
        }));

    /// <summary>The correction comes behind it, if the horizon leaves room for it.</summary>
    public static Mutant AcceptedCountOffByOne { get; } = Of(
        "one draft token too many is kept: the rejected one, and then its correction",
        "this project",
        (lookahead, _) => new Positionwise(lookahead, (chance, text) =>
        {
            var here = text.Context.Coupling;
            var drafted = chance.Draw(here.Draft);
            var accepted = chance.Accept(here.Acceptance(drafted));
            text.Accept(drafted);
            if (!accepted && !text.Ended)
            {
                text.Reject(chance.Draw(here.Residual));
            }
        }));

    /// <summary>Every later place is still decided as if the rejected token had been kept. Needs models with memory.</summary>
    public static Mutant NoBreakAfterReject { get; } = Of(
        "later draft tokens go on being verified against the rejected prefix",
        "antonellof/ferrox 307",
        (lookahead, _) => new Roundwise(lookahead, (chance, text) =>
        {
            var context = text.Context;
            for (var left = text.Undecided; left > 0 && !text.Ended; left--)
            {
                var drafted = chance.Draw(context.Coupling.Draft);
                text.Settle(drafted, chance.Accept(context.Coupling.Acceptance(drafted)), () => chance.Draw(context.Coupling.Residual));

                context = context.After(drafted);
            }
        }));

    /// <summary>
    /// The other sequence is one more sample of the same prompt that has the same text so far, as with n = 2. Needs models with memory.
    /// </summary>
    public static Mutant CrossRowOverwrite { get; } = Of(
        "two sequences decoded together swap their corrections when they reject at different positions",
        "Dao-AILab/flash-attention 2779; vllm-project/vllm 14645",
        (lookahead, _) => new Roundwise(lookahead, (chance, text) =>
        {
            var row = Scanned.Of(chance, text.Context, text.Undecided);
            if (row.Correction is not null
                && Scanned.Of(chance, text.Context, text.Undecided) is { Correction: not null } other
                && other.Kept.Length != row.Kept.Length)
            {
                row = row with { Correction = other.Correction };
            }

            row.WriteTo(text);
        }));

    private static Mutant Of(
        string mechanism, string source, Func<Lookahead, Drafts, IDecoder<Rational>> decoder, [CallerMemberName] string member = "") =>
        Mutant.Wrong("wrong position", mechanism, source, decoder, member);
}
