namespace SpecProofs.Properties;

/// <summary>Rejections bounded by divergences.</summary>
[Statement(
    "X.pinsker",
    "E[N_rej] ≤ Σ_n √(½ E_Q KL(q_n‖p_n)) ≤ √(T/2 · KL(Q‖P)), and KL(Q‖P) is the sum of the E_Q KL(q_n‖p_n).",
    Formula = @"\mathbb{E}[N_{\mathrm{rej}}] \le \sum_{n=1}^{T} \sqrt{\tfrac12\, \mathbb{E}_Q\, \mathrm{KL}(q_n \Vert p_n)} \le "
        + @"\sqrt{\tfrac{T}{2}\, \mathrm{KL}(Q \Vert P)}",
    Source = "Pinsker's inequality, Jensen's and Cauchy's",
    After = ["T1.rejections"])]
public sealed class Counting_Pinsker
{
    [Checks("X.pinsker", SmallWorld = true)]
    public void Rejections_are_at_most_the_roots_of_the_divergences(GeneratedInstance given)
    {
        if (PinskerBound.Of(given.Instance) is { } bound)
        {
            var rejections = ExactLaw.Of(new Speculative<Rational>(), given.Instance, text => text.Rejections).Mean();
            Expect.AtMost("E[N_rej], and Σ √(½ E_Q KL), from above", rejections, bound.Stepwise.High);
        }
    }

    [Checks("X.pinsker")]
    public void The_roots_are_at_most_that_of_the_whole_divergence(GeneratedInstance given)
    {
        if (PinskerBound.Of(given.Instance) is { } bound)
        {
            Expect.AtMost("Σ √(½ E_Q KL), from below, and √(T/2 · KL(Q‖P)), from above", bound.Stepwise.Low, bound.Joint.High);
        }
    }

    [Checks("X.pinsker")]
    public void The_divergence_of_texts_is_the_sum_of_those_of_positions(GeneratedInstance given)
    {
        if (PinskerBound.Of(given.Instance) is { } bound)
        {
            var (target, draft) = (given.TargetLaw, TargetLaw.Of(given.Instance.With(target: given.Instance.Draft)));
            var (low, high) = (Rational.Zero, Rational.Zero);
            foreach (var text in target.Outcomes)
            {
                var logarithm = Logarithm.Of(target[text] / draft[text]);
                (low, high) = (low + (target[text] * logarithm.Low), high + (target[text] * logarithm.High));
            }

            Expect.AtMost("Σ E_Q KL, from below, and KL(Q‖P) summed over texts, from above", bound.Divergence.Low, high);
            Expect.AtMost("KL(Q‖P) summed over texts, from below, and Σ E_Q KL, from above", low, bound.Divergence.High);
        }
    }
}
