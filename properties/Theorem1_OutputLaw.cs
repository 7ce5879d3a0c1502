namespace SpecProofs.Properties;

/// <summary>Theorem 1 of the paper, first part.</summary>
[Statement(
    "T1.law",
    "The output law of speculative decoding is the target's law Q, for every lookahead, with and without bonus.",
    Formula = @"\Pr(x_{1:T}) = Q(x_{1:T}) = \prod_{n=1}^{T} q_n(x_n \mid x_{<n})",
    Source = $"{Paper.Name}, Theorem 1")]
public sealed class Theorem1_OutputLaw
{
    [Checks("T1.law", SmallWorld = true)]
    public void Output_law_is_the_target_law(GeneratedInstance given, Lookahead lookahead, bool bonus) =>
        Expect.Lossless(new Speculative<Rational>(lookahead.Tokens, bonus), given);
}
