using SpecProofs.Analysis;
using SpecProofs.Conformance;
using SpecProofs.Decoding;

namespace SpecProofs.Properties;

/// <summary>How the four algorithms of the paper contain each other.</summary>
public sealed class Algorithms_Agree
{
    [Law("A1.law", SmallWorld = true)]
    public void Autoregressive_decoding_has_the_target_law(Problem problem) =>
        Expect.Law(new Autoregressive<Rational>(), problem.Instance, TargetLaw.Of(problem.Instance));

    [Law("A1.law")]
    public void Autoregressive_decoding_calls_the_target_at_every_position(Problem problem) =>
        Expect.Mean("E[rounds] = T", new Autoregressive<Rational>(), problem.Instance, run => run.Rounds, problem.Horizon);

    [Law("A2.lazy", Effort = 0.5)]
    public void Drafting_the_whole_block_first_changes_nothing(Problem problem, Lookahead lookahead, bool bonus) =>
        Expect.SameTranscripts(new Speculative<Rational>(lookahead.Tokens, bonus), new EagerSpeculative(lookahead.Tokens, bonus), problem.Instance);

    [Law("A2.lazy", Effort = 0.2)]
    public void Drafting_all_blocks_of_a_batch_first_changes_nothing(Problem problem)
    {
        if (problem.Vocabulary <= 3 && problem.Horizon <= 2)
        {
            Expect.SameTranscripts(new BatchSpeculative<Rational>(2), new EagerBatch(2), problem.Instance);
        }
    }

    [Law("A3.lossless", SmallWorld = true)]
    public void Rejection_based_decoding_with_the_lossless_rule_is_speculative_decoding(Problem problem, Lookahead lookahead) =>
        Expect.SameTranscripts(new RejectionBased<Rational>(Rule<Rational>.Lossless, lookahead.Tokens), new Speculative<Rational>(lookahead.Tokens), problem.Instance);

    [Law("A4.single", SmallWorld = true)]
    public void Batch_decoding_with_one_draft_is_speculative_decoding(Problem problem, Lookahead lookahead) =>
        Expect.SameTranscripts(new BatchSpeculative<Rational>(1, lookahead.Tokens), new Speculative<Rational>(lookahead.Tokens), problem.Instance);
}
