using FsCheck.Xunit;

namespace SpecProofs.Tests;

/// <summary>Merging equal states changes the cost of an exact law, and nothing else.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 60, Replay = "1,3")]
public sealed class ExactLaw_Merging
{
    [Property]
    public void Merged_and_unmerged_laws_agree(GeneratedInstance given, Lookahead lookahead, bool bonus, Drafts drafts)
    {
        IDecoder<Rational>[] decoders =
        [
            new Speculative<Rational>(lookahead.Tokens, bonus),
            new BatchSpeculative<Rational>(Math.Min(drafts.Count, 2), lookahead.Tokens),
        ];
        foreach (var decoder in decoders)
        {
            var paths = ExactLaw.Of<Transcript, Rational>(chance => decoder.Run(chance, given.Instance));
            Assert.Equal(paths, ExactLaw.Of(decoder, given.Instance, text => text.ToTranscript()));
            Assert.Equal(paths.Select(run => run.Tokens), ExactLaw.Of(decoder, given.Instance));
            Assert.Equal(
                paths.Select(run => (run.Rejections, run.Rounds)),
                ExactLaw.Of(decoder, given.Instance, text => (text.Rejections, text.Rounds)));
        }
    }

    [Fact]
    public void The_law_of_a_count_costs_states_not_paths()
    {
        var chain = MarkovChain<Rational>.Homogeneous(
            Distribution<Rational>.Proportional(1, 2, 3),
            [
                Distribution<Rational>.Proportional(1, 2, 3),
                Distribution<Rational>.Proportional(3, 1, 2),
                Distribution<Rational>.Proportional(1, 1, 1),
            ]);
        var instance = new Instance<Rational>(new Iid<Rational>(Distribution<Rational>.Uniform(3)), chain, 20);
        var law = ExactLaw.Of(new Speculative<Rational>(), instance, text => text.Rejections, budget: 40_000);
        Assert.Equal(ExpectedRejections.Speculative(instance), law.Expectation(count => count));
    }
}
