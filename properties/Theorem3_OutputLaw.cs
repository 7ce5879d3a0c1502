namespace SpecProofs.Properties;

/// <summary>Theorem 3 of the paper, first part.</summary>
public sealed class Theorem3_OutputLaw
{
    [Checks("T3.law", SmallWorld = true)]
    public void Output_law_is_the_target_law(GeneratedInstance given, Drafts drafts) =>
        Expect.Law(new BatchSpeculative<Rational>(drafts.Count), given.Instance, TargetLaw.Of(given.Instance));
}
