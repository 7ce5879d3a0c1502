using SpecProofs.Analysis;
using SpecProofs.Conformance;
using SpecProofs.Decoding;

namespace SpecProofs.Properties;

/// <summary>Theorem 1 of the paper, first part.</summary>
public sealed class Theorem1_OutputLaw
{
    [Law("T1.law", SmallWorld = true)]
    public void Output_law_is_the_target_law(Problem problem, Lookahead lookahead, bool bonus) =>
        Expect.Law(new Speculative<Rational>(lookahead.Tokens, bonus), problem.Instance, TargetLaw.Of(problem.Instance));
}
