using System.Collections.Immutable;

namespace SpecProofs.Bestiary;

/// <summary>Decoders with a defect that shipped, or might, and decoders that look defective and are exact.</summary>
/// <remarks>Each is a family's member whose name is the entry's name; a test checks that none is left out.</remarks>
public static class Mutants
{
    /// <summary>All entries: the wrong ones family by family, then the controls.</summary>
    public static ImmutableArray<Mutant> All { get; } =
    [
        WrongDraft.TruncatedDraftClaimsRaw, WrongDraft.GreedyDraftClaimsSoftmax,
        WrongDraft.DraftTemperatureMismatch, WrongDraft.BeamDraftClaimsP,
        WrongDraft.DraftRowMisaligned, WrongDraft.ParallelDraftClaimsChain,
        WrongDraft.DraftVocabularyMapIgnored, WrongDraft.RoundedDraftClaimsRaw,
        WrongDraft.LowConfidenceTokenDropped, WrongDraft.CascadeClaimsSmall,
        WrongTarget.TargetWarperDropped, WrongTarget.ArgmaxVerify, WrongTarget.PenaltyStatePolluted, WrongTarget.CacheKeepsRejected,
        WrongTarget.CacheKeyedByLastToken, WrongTarget.RecurrentStateKeepsRejected,
        WrongProcessor.PenaltyStaleInBlock, WrongProcessor.GrammarOneBehind, WrongProcessor.MinTokensOffByOne, WrongProcessor.WarperOrder,
        WrongProcessor.StaticEnsembleBonusFromTarget, WrongProcessor.RowsAreRunnerUps, WrongProcessor.GreedyRequestSampledResidual,
        WrongAcceptance.AlwaysAccept, WrongAcceptance.RatioInverted, WrongAcceptance.DeterministicIfLarger, WrongAcceptance.CoinLeDiscrete,
        WrongAcceptance.CoinInverted, WrongAcceptance.TypicalThresholdAccept,
        WrongAcceptance.LenientRatio, WrongAcceptance.SureAboveThreshold,
        WrongAcceptance.DampedWithPlainResidual, WrongAcceptance.JointRatio,
        WrongAcceptance.MatchOrRatio, WrongAcceptance.SyntheticAcceptance,
        WrongResidual.ResampleFromTarget, WrongResidual.RedrawFromDraft,
        WrongResidual.ResidualOnlyRejectedToken, WrongResidual.ResidualSoftmax,
        WrongResidual.ResidualArgmax, WrongResidual.ZeroResidualFallsThrough, WrongResidual.ResidualSwapped, WrongResidual.ResidualAbsolute,
        WrongResidual.ResidualNotNormalised, WrongResidual.ResidualAtAnotherTemperature, WrongResidual.ResidualExcludesNeighbour,
        ReusedRandomness.SharedNoiseDraftAndAccept, ReusedRandomness.SharedNoiseDraftAndResidual, ReusedRandomness.SameCoinForFinal,
        ReusedRandomness.SameCoinForBonus, ReusedRandomness.OneCoinPerRound, ReusedRandomness.ReseededEveryRound,
        WrongPosition.FirstDraftUnverified, WrongPosition.LastDraftUnverified,
        WrongPosition.TargetRowMisaligned, WrongPosition.Row0ResidualAndBonus,
        WrongPosition.CountAcceptedNotPrefix, WrongPosition.KeepRejectedDrafts,
        WrongPosition.AcceptedCountOffByOne, WrongPosition.NoBreakAfterReject,
        WrongPosition.CrossRowOverwrite,
        WrongRound.BonusFromDraft, WrongRound.BonusFromLastRow, WrongRound.BonusFromResidual, WrongRound.BonusAtAnotherTemperature,
        WrongRound.BonusAfterRejection, WrongRound.EosRecheck, WrongRound.LeftoverDraftsReused,
        WrongEnd.EosMidBlockRunsOn, WrongEnd.BlockBeyondBudgetDropped, WrongEnd.AcceptedMetricUnemitted,
        WrongCandidates.MatchThenRedraw, WrongCandidates.MatchThenResidual, WrongCandidates.MultiDraftIndependentMatch,
        WrongCandidates.ReplacementMismatch, WrongCandidates.CandidatesTestedAgainstTarget, WrongCandidates.AllFailUsesFirstResidual,
        WrongCandidates.CandidatesBestFirst, WrongCandidates.DuplicatesMerged, WrongCandidates.OneCoinForAllCandidates,
        WrongCandidates.CandidateResidualNotNormalised, WrongCandidates.LongestCandidateWins, WrongCandidates.WrongBranchRow,
        WrongCandidates.TreeFlattened,
        Controls.SamplerMatch, Controls.OneHotRuleOnSampledDraft, Controls.RankedCandidates, Controls.DampedAcceptance,
        Controls.RecursiveWithReplacement, Controls.RecursiveWithoutReplacement, Controls.BlockVerification, Controls.CoinLtContinuous,
        Controls.CoinRecycledByRescaling, Controls.SharedNoiseTargetWritten, Controls.SharpenedDraftSaysSo, Controls.StaleDraftCache,
        Controls.LeftoverDraftsWithTheirRow, Controls.LowConfidenceStop,
        ProcessorControls.PenaltyOfEachPosition, ProcessorControls.GrammarOfEachPosition, ProcessorControls.MinTokensAtTheirPositions,
        ProcessorControls.TopPOfTheWholeRow, ProcessorControls.StaticEnsembleToTheEnd, ProcessorControls.GreedyRequest,
        ProcessorControls.PenaltyMissesAToken, RoundControls.AdaptiveLookahead, RoundControls.DraftIdsUnmapped,
        RoundControls.CascadeClaimsMiddle, RoundControls.AcceptedMetricEmitted,
    ];

    /// <summary>The entry with this name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Mutant Find(string name) => All.FirstOrDefault(entry => entry.Name == name)
        ?? throw new ArgumentException(
            $"there is no \"{name}\" in the bestiary; its names are {string.Join(", ", All.Select(entry => entry.Name))}");
}
