namespace SpecProofs.Properties;

/// <summary>Theorem 1 of the paper, first part.</summary>
public sealed class Theorem1_OutputLaw
{
    [Checks("T1.law", SmallWorld = true)]
    public void Output_law_is_the_target_law(GeneratedInstance given, Lookahead lookahead, bool bonus) =>
        Expect.Law(new Speculative<Rational>(lookahead.Tokens, bonus), given.Instance, TargetLaw.Of(given.Instance));
}
