namespace SpecProofs.Properties;

/// <summary>Theorem 1 of the paper, second part.</summary>
[Statement(
    "T1.rejections",
    "Without bonus E[N_rej] = Σ_n E_Q TV(p_n, q_n), and Pr(R_n = 1 | x_<n) = TV(p_n, q_n)(x_<n).",
    Formula = @"\mathbb{E}[N_{\mathrm{rej}}] = \sum_{n=1}^{T} \mathbb{E}_{x_{<n} \sim Q}\, \mathrm{TV}(p_n, q_n)(x_{<n}), \quad "
        + @"\Pr(R_n = 1 \mid x_{<n}) = \mathrm{TV}(p_n, q_n)(x_{<n})",
    Source = $"{Paper.Name}, Theorem 1",
    After = ["T1.law"])]
public sealed class Theorem1_Rejections
{
    [Checks("T1.rejections", SmallWorld = true)]
    public void Expected_rejections_are_the_summed_total_variation(GeneratedInstance given, Lookahead lookahead) =>
        Expect.Rejections(
            "Σ E_Q TV",
            new Speculative<Rational>(lookahead.Tokens),
            given.Instance,
            ExpectedRejections.Speculative(given.Instance),
            RejectionRate.Speculative(given.Instance));

    [Checks("T1.rejections")]
    public void Each_position_rejects_with_the_total_variation_at_its_prefix(GeneratedInstance given, Lookahead lookahead)
    {
        var transcripts = ExactLaw.OfTranscripts(new Speculative<Rational>(lookahead.Tokens), given.Instance);
        foreach (var n in Enumerable.Range(0, given.Horizon))
        {
            var rejected = transcripts.Select(run => (Prefix: run.Tokens.First(n), Rejected: run.IsRejection(n)));
            foreach (var (prefix, draft, target, mass) in TargetLaw.Prefixes(given.Instance, n))
            {
                Expect.Equal(
                    $"Pr(R_{n + 1} = 1 | \"{prefix}\") = TV",
                    rejected[(prefix, true)] / mass,
                    TotalVariation.OneLessOverlap(given.Instance.Draft.Next(draft), given.Instance.Target.Next(target)));
            }
        }
    }

    [Checks("T1.rejections", SmallWorld = true)]
    public void Summation_over_prefixes_and_over_contexts_agree(GeneratedInstance given)
    {
        var (summed, recursive) = (ExpectedTotalVariation.BySummation(given.Instance), ExpectedTotalVariation.ByContext(given.Instance));
        foreach (var (n, (sum, dynamic)) in summed.Zip(recursive).Index())
        {
            Expect.Equal($"E_Q TV at position {n + 1}", dynamic, sum);
        }
    }
}
