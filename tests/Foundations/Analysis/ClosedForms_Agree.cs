using FsCheck.Xunit;
using SpecProofs.Analysis;
using SpecProofs.Conformance;
using SpecProofs.Decoding;
using Xunit;

namespace SpecProofs.Properties.Foundations;

/// <summary>Closed forms at values where another one takes over.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 100, Replay = "1,3")]
public sealed class ClosedForms_Agree
{
    /// <summary>Also where p = q = 0.</summary>
    [Property]
    public void Over_acceptance_by_nothing_is_the_lossless_acceptance(Trio trio)
    {
        var coupling = new Coupling<Rational>(trio.First, trio.Second);
        Assert.Equal(Enumerable.Range(0, trio.First.Vocabulary).Select(coupling.Acceptance), OverAcceptance.Acceptance(coupling, Rational.Zero));
    }

    [Property]
    public void One_draft_is_best_accepted_with_the_overlap(Trio trio) =>
        Assert.Equal(1 - TotalVariation.HalfOfL1(trio.First, trio.Second), MultiDraft.BestAcceptance(trio.First, trio.Second, drafts: 1));

    [Property]
    public void The_law_of_contexts_is_that_of_the_prefixes_that_lead_there(Problem problem)
    {
        var instance = problem.Instance;
        var laws = ContextLaw.AtEachPosition(instance).ToList();
        Assert.Equal(problem.Horizon, laws.Count);
        foreach (var (n, law) in laws.Index())
        {
            var summed = TargetLaw.OfPrefixes(instance, n).Select(prefix => prefix.Span.ToArray().Aggregate(instance.Start, (context, token) => context.After(token)));
            Assert.Equal(law.Keys.ToHashSet(), summed.Outcomes.ToHashSet());
            Assert.All(law, entry => Assert.Equal(summed[entry.Key], entry.Value));
        }
    }
}
