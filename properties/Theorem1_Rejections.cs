using SpecProofs.Analysis;
using SpecProofs.Conformance;
using SpecProofs.Decoding;

namespace SpecProofs.Properties;

/// <summary>Theorem 1 of the paper, second part.</summary>
public sealed class Theorem1_Rejections
{
    [Law("T1.rejections", SmallWorld = true)]
    public void Expected_rejections_are_the_summed_total_variation(Problem problem, Lookahead lookahead) =>
        Expect.Rejections("E[N_rej] = Σ E_Q TV", new Speculative<Rational>(lookahead.Tokens), problem.Instance, ExpectedRejections.Speculative(problem.Instance), RejectionRate.Speculative(problem.Instance));

    [Law("T1.rejections")]
    public void Each_position_rejects_with_the_total_variation_at_its_prefix(Problem problem, Lookahead lookahead)
    {
        var transcripts = ExactLaw.OfTranscripts(new Speculative<Rational>(lookahead.Tokens), problem.Instance);
        foreach (var n in Enumerable.Range(0, problem.Horizon))
        {
            var rejected = transcripts.Select(run => (Prefix: run.Tokens.First(n), Rejected: run.Sources[n] == Source.Rejection));
            foreach (var (prefix, draft, target, mass) in TargetLaw.Prefixes(problem.Instance, n))
            {
                Expect.Equal(
                    $"Pr(R_{n + 1} = 1 | \"{prefix}\") = TV",
                    rejected[(prefix, true)] / mass,
                    TotalVariation.OneLessOverlap(problem.Instance.Draft.Next(draft), problem.Instance.Target.Next(target)));
            }
        }
    }

    [Law("T1.rejections", SmallWorld = true)]
    public void Summation_over_prefixes_and_over_contexts_agree(Problem problem)
    {
        foreach (var (n, (sum, dynamic)) in ExpectedTotalVariation.BySummation(problem.Instance).Zip(ExpectedTotalVariation.ByContext(problem.Instance)).Index())
        {
            Expect.Equal($"E_Q TV at position {n + 1}", dynamic, sum);
        }
    }
}
