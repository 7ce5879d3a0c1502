namespace SpecProofs.Tests;

/// <summary>Forecasts from texts of models that are known in full, against what is true of these models.</summary>
public sealed class Forecast_Truth
{
    private const int Texts = 20_000;

    private static readonly Instance<double> English = InstanceFile.Read(Data("english.json")).Instance.ToFloatingPoint();

    /// <summary>
    /// The mean over all texts of two letters, each weighted by its probability under the target, is the exact expectation.
    /// </summary>
    [Fact]
    public void Weighted_by_the_target_the_texts_have_the_exact_expectation()
    {
        var (short3, sums) = (new Instance<double>(English.Draft, English.Target, 3), new double[Sum.Count]);
        foreach (var text in TargetLaw.Prefixes(short3, 3))
        {
            var written = WrittenToken<double>.Of(short3, text.Tokens);
            var corpus = SampledTraces.Corpus(
                [([.. written.Select(token => Math.Log(token.Draft))], [.. written.Select(token => Math.Log(token.Target))])], threads: 1);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += text.Mass * corpus.Total(i);
            }
        }

        for (var lookahead = 1; lookahead <= 3; lookahead++)
        {
            Assert.Equal(
                RoundProcess.Speculative(short3, lookahead, bonus: true).Mean(Quantity.Rounds), sums[Sum.TokenCalls + lookahead - 1], 8);
            Assert.Equal(
                RoundProcess.Block(short3, lookahead, bonus: true).Mean(Quantity.Rounds), sums[Sum.BlockCalls + lookahead - 1], 8);
        }

        Assert.Equal(ExpectedTotalVariation.ByContext(short3).Sum(tv => 1 - tv), sums[Sum.Accepted], 8);
    }
}
