using SpecProofs.Analysis;
using SpecProofs.Conformance;
using SpecProofs.Decoding;

namespace SpecProofs.Properties;

/// <summary>Theorem 3 of the paper, first part.</summary>
public sealed class Theorem3_OutputLaw
{
    [Law("T3.law", SmallWorld = true)]
    public void Output_law_is_the_target_law(Problem problem, Drafts drafts) =>
        Expect.Law(new BatchSpeculative<Rational>(drafts.Count), problem.Instance, TargetLaw.Of(problem.Instance));
}
