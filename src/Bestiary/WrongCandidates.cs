using System.Runtime.CompilerServices;

namespace SpecProofs.Bestiary;

/// <summary>Wrong candidate bookkeeping: several tokens compete for one position, and what the failed ones tell is used wrongly.</summary>
internal static class WrongCandidates
{
    /// <summary>One candidate; see the control sampler-match.</summary>
    public static Mutant MatchThenRedraw { get; } = Of(
        "x is compared with a fresh y from q; on mismatch another draw from q is written instead of y",
        "sibling of sampler-match",
        (lookahead, _) => Match(lookahead, (chance, here) => chance.Draw(here.Target)));

    /// <summary>
    /// One candidate, kept with probability q(x): the rule of a certain draft with the residual of a sampled one. Where p = q there is
    /// none; it then takes q.
    /// </summary>
    public static Mutant MatchThenResidual { get; } = Of(
        "x is compared with a fresh y from q; on mismatch a draw from R is written instead of y",
        "sibling of sampler-match",
        (lookahead, _) => Match(lookahead, (chance, here) => chance.Draw(here.ResidualOrTarget())));

    /// <summary>
    /// At every position; when none matches, the last y is written. A fresh y equals x with probability q(x), and is else a draw from q
    /// without x. Exact with one draft.
    /// </summary>
    public static Mutant MultiDraftIndependentMatch { get; } = OfBatch(
        "each candidate is compared with a fresh y from q of its own, and any match is written",
        "foundation-model-stack/fms-extras 12",
        (lookahead, drafts) => new Positionwise(lookahead, (chance, text) =>
        {
            var (here, candidate) = (text.Context.Coupling, 0);
            for (var m = 0; m < drafts.Count; m++)
            {
                candidate = chance.Draw(here.Draft);
                if (chance.Accept(here.Target[candidate]))
                {
                    text.Accept(candidate);
                    return;
                }
            }

            text.Reject(chance.Draw(here.Target.Cleared(candidate)));
        }));

    public static Mutant ReplacementMismatch { get; } = OfBatch(
        "candidates are drawn without replacement and tested as if with replacement",
        "SafeAILab/EAGLE 74; OptimalScale/LMFlow 630",
        (lookahead, drafts) => new Batch(lookahead, drafts) { Candidates = Batch.WithoutReplacement });

    public static Mutant CandidatesTestedAgainstTarget { get; } = OfBatch(
        "every candidate is tested against q, as if none had failed before",
        "this project",
        (lookahead, drafts) => new Batch(lookahead, drafts) { Next = (here, _, _) => here, AllFailed = (here, _) => here.Residual });

    public static Mutant AllFailUsesFirstResidual { get; } = OfBatch(
        "candidates are tested rightly, but when all failed the draw is from the residual after the first",
        "this project",
        (lookahead, drafts) => new Batch(lookahead, drafts) { AllFailed = (here, _) => here.Residual });

    public static Mutant CandidatesBestFirst { get; } = OfBatch(
        "independent candidates are sorted by q before they are tested",
        "this project",
        (lookahead, drafts) => new Batch(lookahead, drafts)
        {
            Candidates = (chance, here, count) => Batch.WithReplacement(chance, here, count).OrderByDescending(x => here.Target[x]),
        });

    /// <summary>A second copy of a failed token would fail for sure, but it changes the residual.</summary>
    public static Mutant DuplicatesMerged { get; } = OfBatch(
        "equal candidates are merged, as in a token tree, and tested as if drawn independently",
        "this project; trees as in SpecInfer",
        (lookahead, drafts) =>
            new Batch(lookahead, drafts) { Candidates = (chance, here, count) => Batch.WithReplacement(chance, here, count).Distinct() });

    public static Mutant OneCoinForAllCandidates { get; } = OfBatch(
        "all candidates of a batch are tested with one coin",
        "this project",
        (lookahead, drafts) => new Batch(lookahead, drafts) { Coin = chance => new SharedUniform<Rational>(chance).IsBelow });

    /// <summary>At every position. Where nothing is left over it draws from what was there before.</summary>
    public static Mutant CandidateResidualNotNormalised { get; } = OfBatch(
        "later candidates are tested against [q^m − p]₊ that was not divided by its sum",
        "this project",
        (lookahead, drafts) => new Positionwise(lookahead, (chance, text) =>
        {
            var (draft, left) = (text.Context.Coupling.Draft, text.Context.Target.Masses.ToArray());
            for (var m = 0; m < drafts.Count; m++)
            {
                var candidate = chance.Draw(draft);
                if (chance.Accept(Rows.AtMostOne(left[candidate] / draft[candidate])))
                {
                    text.Accept(candidate);
                    return;
                }

                Rational[] next = [.. left.Select((mass, x) => Rational.Max(mass - draft[x], 0))];
                left = next.All(Rational.IsZero) ? left : next;
            }

            text.Reject(chance.Draw(Distribution<Rational>.Proportional(left)));
        }));

    /// <summary>Two candidates at most. Each round alone would be right; the choice between them is what is wrong.</summary>
    public static Mutant LongestCandidateWins { get; } = OfBatch(
        "several drafts are decoded independently, and the one that keeps most tokens is written",
        "this project",
        (lookahead, drafts) => new Roundwise(lookahead, (chance, text) =>
            Enumerable.Range(0, Math.Min(drafts.Count, 2))
                .Select(_ => Scanned.Of(chance, text.Context, text.Undecided))
                .ToList().MaxBy(round => round.Kept.Length)!.WriteTo(text)));

    /// <summary>Needs a target with memory, and two drafts and a lookahead of at least 2.</summary>
    public static Mutant WrongBranchRow { get; } = OfBatch(
        "the second token of the draft that passed is tested against q's row after the first draft's first token",
        "this project",
        (lookahead, drafts) => new SecondOnFirstBranch(lookahead, drafts, tested => tested.Take(1)));

    /// <summary>In the flattened tree a node stands behind its elder siblings. Needs a target with memory and T ≥ 3.</summary>
    public static Mutant TreeFlattened { get; } = OfBatch(
        "a node's child is tested against q's row at its place in the flattened tree, behind all siblings before the node",
        "lablup/mlxcel 1214",
        (lookahead, drafts) => new SecondOnFirstBranch(lookahead, drafts, tested => tested));

    /// <summary>Accepts x if it equals a fresh y from q; otherwise y, or something else, is written.</summary>
    internal static IDecoder<Rational> Match(Lookahead lookahead, Func<IChance<Rational>, Coupling<Rational>, int>? instead = null) =>
        new Positionwise(lookahead, (chance, text) =>
        {
            var here = text.Context.Coupling;
            var (drafted, drawn) = (chance.Draw(here.Draft), chance.Draw(here.Target));
            text.Settle(drafted, drafted == drawn, () => instead?.Invoke(chance, here) ?? drawn);
        });

    private static Mutant Of(
        string mechanism, string source, Func<Lookahead, Drafts, IDecoder<Rational>> decoder, [CallerMemberName] string member = "") =>
        Mutant.Wrong("wrong candidates", mechanism, source, decoder, member);

    private static Mutant OfBatch(
        string mechanism, string source, Func<Lookahead, Drafts, IDecoder<Rational>> decoder, [CallerMemberName] string member = "") =>
        Of(mechanism, source, decoder, member) with { Statement = "T3.law" };
}
