namespace SpecProofs.Properties;

/// <summary>How many target calls speculative decoding makes: a consequence of Theorem 1 of the paper.</summary>
[Statement(
    "T1.calls",
    "Drafting to the horizon, E[rounds] = 1 + Σ_{n<T} E_Q TV(p_n, q_n), less the rejections that write an end token.",
    Formula = @"\mathbb{E}[N_{\mathrm{rounds}}] = 1 + \sum_{n=1}^{T-1} \mathbb{E}_{Q}\, \mathrm{TV}(p_n, q_n)",
    Source = $"{Paper.Name}, Theorem 1",
    After = ["T1.rejections"])]
public sealed class Theorem1_TargetCalls
{
    [Checks("T1.calls", SmallWorld = true)]
    public void Expected_target_calls_leave_out_the_last_position(GeneratedInstance given) =>
        Expect.Mean(
            $"E[rounds] = 1 + Σ_{{n<T}} E_Q TV{(given.EndTokens.IsEmpty ? string.Empty : ", less the rejections that write an end token")}",
            new Speculative<Rational>(),
            given.Instance,
            run => run.Rounds,
            ExpectedRounds.Speculative(given.Instance));
}
