namespace SpecProofs.Tests;

/// <summary>
/// Running texts side by side and reading ahead for them is for speed alone: the same streams of chance, run one text after the other, give
/// the same texts.
/// </summary>
public sealed class Simulation_Lockstep
{
    private const int Horizon = 5;

    [Theory]
    [InlineData(3, 1)]
    [InlineData(3, 3)]
    [InlineData(100, 1)]
    [InlineData(100, 3)]
    public void Texts_side_by_side_are_the_texts_one_after_the_other(int states, int drafts)
    {
        IDecoder<double> decoder = drafts == 1 ? new Speculative<double>(Lookahead: 3, Bonus: true) : new BatchSpeculative<double>(drafts);
        var instance = NonStationaryChains.Of<double>(states, Horizon, seed: 5);
        var side = new Lockstep(instance, runs: 8);
        side.Seed(1913);
        IEnumerable<Transcript> Eight() => side.Run(decoder, 8).ToArray().Select(lane => lane.Text.ToTranscript());
        var texts = Enumerable.Range(0, 40).SelectMany(_ => Eight().ToList()).ToList();
        var seeds = new SplitMix64(1913);
        for (var stream = 0; stream < 8; stream++)
        {
            var sampler = new Sampler<double>(seeds.Next());
            for (var run = 0; run < 40; run++)
            {
                Assert.Equal(decoder.Run(sampler, instance), texts[(run * 8) + stream]);
            }
        }
    }
}
