namespace SpecProofs.Properties;

/// <summary>Theorem 3 of the paper, first part.</summary>
[Statement(
    "T3.law",
    "The output law of batch speculative decoding is Q, for every number of drafts.",
    Formula = @"\Pr\nolimits_{M}(x_{1:T}) = Q(x_{1:T}) \quad \text{for every } M \ge 1",
    Source = $"{Paper.Name}, Theorem 3")]
public sealed class Theorem3_OutputLaw
{
    [Checks("T3.law", SmallWorld = true)]
    public void Output_law_is_the_target_law(GeneratedInstance given, Drafts drafts) =>
        Expect.Lossless(new BatchSpeculative<Rational>(drafts.Count), given);
}
