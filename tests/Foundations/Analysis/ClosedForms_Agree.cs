using FsCheck.Xunit;

namespace SpecProofs.Tests;

/// <summary>Closed forms at values where another one takes over.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 100, Replay = "1,3")]
public sealed class ClosedForms_Agree
{
    /// <summary>Also where p = q = 0.</summary>
    [Property]
    public void Over_acceptance_by_nothing_is_the_lossless_acceptance(GeneratedRows given)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        Assert.Equal(
            Enumerable.Range(0, given.Draft.Vocabulary).Select(coupling.Acceptance), OverAcceptance.Acceptance(coupling, Rational.Zero));
    }

    [Property]
    public void One_draft_is_best_accepted_with_the_overlap(GeneratedRows given) =>
        Assert.Equal(
            1 - TotalVariation.HalfOfL1(given.Draft, given.Target), MultiDraft.BestAcceptance(given.Draft, given.Target, drafts: 1));
}
