using System.Collections.Concurrent;

namespace SpecProofs.Tests;

/// <summary>Forecasts from texts of models that are known in full, against what is true of these models.</summary>
public sealed class Forecast_Truth
{
    private const int Texts = 20_000;
    private const int Horizon = 50;
    private const double Steps = 4294967296;

    /// <summary>Of each comparison: 18 of them, so that the class is wrong about a true forecast with probability below 4e-10.</summary>
    private const double FalseAlarm = 1e-11;

    /// <summary>An error in the calls of 50 tokens that is found with probability 1 − 1e-11.</summary>
    private const double Effect = 0.9;

    private static readonly Instance<double> English = InstanceFile.Read(Data("english.json")).Instance.ToFloatingPoint();

    private static readonly ConcurrentDictionary<string, Lazy<(Instance<double> Instance, CorpusSums Corpus)>> Known = new();

    /// <summary>
    /// The mean over all texts of three letters, each weighted by its probability under the target, is the exact expectation.
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

    /// <summary>Sampled texts of letters and of phones, against the recursion over contexts, which reads no text.</summary>
    [Theory]
    [NeedsInlineData(Need.Time, "english.json", 1)]
    [InlineData("english.json", 4)]
    [NeedsInlineData(Need.Time, "english.json", 16)]
    [NeedsInlineData(Need.Time, "phones.json", 1)]
    [NeedsInlineData(Need.Time, "phones.json", 4)]
    public void Token_by_token_sampled_texts_have_the_exact_expectation(string file, int lookahead)
    {
        var (instance, corpus) = Sampled(file);
        var calls = Calls(corpus, Sum.TokenCalls + lookahead - 1);
        var exact = ExactRounds(instance, lookahead);
        Assert.True(Test.Passes(calls, exact * Steps), $"{calls.Mean / Steps} calls, exactly {exact}");
        var rate = 1 - (ExpectedTotalVariation.ByContext(instance).Sum() / Horizon);
        Assert.True(Test.Passes(Calls(corpus, Sum.Accepted), rate * Horizon * Steps), "the acceptance rate");
    }

    /// <summary>The decoder itself, run on other random numbers.</summary>
    [Theory]
    [InlineData("english.json", 4)]
    [NeedsInlineData(Need.Time, "english.json", 8)]
    [NeedsInlineData(Need.Time, "phones.json", 4)]
    public void As_a_block_sampled_texts_have_the_calls_of_the_decoder(string file, int lookahead)
    {
        var (instance, corpus) = Sampled(file);
        var calls = Calls(corpus, Sum.BlockCalls + lookahead - 1);
        var simulated = MonteCarlo.RunByRun(
            new BlockVerification<double>(lookahead, Bonus: true), instance, Texts, seed: 3, [text => text.Rounds])[0];
        var test = new MeanTest(Horizon, FalseAlarm, Effect);
        var radius = (Test.Radius(calls) / Steps) + test.Radius(simulated);
        Assert.InRange(radius, 0, Effect);
        Assert.InRange((calls.Mean / Steps) - simulated.Mean, -radius, radius);
    }

    /// <summary>What the forecast says against what is exact, and what the formula for a constant rate says, which is off.</summary>
    [Theory]
    [InlineData("english.json")]
    [NeedsInlineData(Need.Time, "phones.json")]
    public void The_formula_for_a_constant_rate_is_off_and_the_forecast_is_not(string file)
    {
        var (instance, corpus) = Sampled(file);
        var forecast = DecodingForecast.Of(corpus, new() { Lookaheads = [8] });
        var exact = Horizon / ExactRounds(instance, 8);
        Assert.InRange(forecast.Lookaheads[0].TokensACall.Value / exact, 0.995, 1.005);
        Assert.NotInRange(forecast.Lookaheads[0].ConstantRate!.Value / exact, 0.98, 1.02);
        Assert.InRange(exact, forecast.Lookaheads[0].TokensACall.Low, forecast.Lookaheads[0].TokensACall.High);
    }

    private static MeanTest Test => new(Horizon * Steps, FalseAlarm, Effect * Steps);

    /// <summary>A model of the repository and texts of its target, once for all tests.</summary>
    private static (Instance<double> Instance, CorpusSums Corpus) Sampled(string file) => Known.GetOrAdd(file, static file => new(() =>
    {
        var instance = InstanceFile.Read(Data(file)).Instance.ToFloatingPoint();
        return (instance, SampledTraces.Corpus(Texts, 1, (_, _) => instance));
    })).Value;

    /// <summary>E[rounds] of speculative decoding with bonus, by the recursion over contexts and places.</summary>
    private static double ExactRounds(Instance<double> instance, int lookahead) => RuleVisits<double>.Of(
        instance, (context, _) => RejectedMasses.Speculative(context.Draft, context.Target), lookahead, bonus: true).Price.Rounds;

    /// <summary>A quantity of each text as a sample.</summary>
    private static Estimate Calls(CorpusSums corpus, int quantity)
    {
        var values = corpus.Prompts.Select(prompt => (Int128)prompt.Values[quantity]).ToList();
        var squares = values.Aggregate((Int128)0, (sum, value) => sum + (value * value));
        return new(Texts, values.Aggregate((sum, value) => sum + value), squares);
    }
}
