using System.Globalization;

namespace SpecProofs.Tests;

/// <summary>What full rows say, against the closed forms of the pair itself.</summary>
public sealed class Rows_Truth : IDisposable
{
    private readonly FrontDoor _front = new();

    /// <summary>
    /// Every text of two tokens as often as the target writes it in 16: then sums over the corpus are 16 times the expectation.
    /// </summary>
    [Fact]
    public void Every_text_as_often_as_it_is_written_gives_the_exact_numbers()
    {
        var draft = new Iid<double>(Distribution<double>.Of(0.5, 0.25, 0.25));
        var target = MarkovChain<double>.Homogeneous(
            Distribution<double>.Of(0.25, 0.25, 0.5),
            [Distribution<double>.Of(0.5, 0.5, 0), Distribution<double>.Of(0.25, 0.25, 0.5), Distribution<double>.Of(0.75, 0, 0.25)]);
        var instance = new Instance<double>(draft, target, 2);
        var lines = TargetLaw.Of(instance).Outcomes.SelectMany(text =>
            Enumerable.Repeat(Line(instance, text), (int)Math.Round(16 * TargetLaw.Of(instance)[text])));
        var file = _front.File("rows.jsonl", string.Concat(lines));
        var rows = DecodingForecast.Of(CorpusReading.Sum(JsonLinesTraces.Read(file)), new() { Lookaheads = [1] }).Rows!;
        Assert.Equal(32, rows.Tokens);
        Assert.Equal(ExpectedTotalVariation.ByContext(instance).Sum() / 2, rows.Variation.Value, 8);
        foreach (var drafts in rows.Drafts)
        {
            Assert.Equal(ExpectedRejections.Batch(instance, drafts.Drafts) / 2, drafts.Rejections!.Value.Value, 8);
            var best = Expected(instance, pair => MultiDraft.BestAcceptance(pair.Draft, pair.Target, drafts.Drafts));
            Assert.Equal(best, drafts.Best.Value, 8);
            Assert.Equal(Expected(instance, pair => 1 - BatchStages<double>.After(pair, drafts.Drafts).Left), drafts.First.Value, 8);
        }

        foreach (var over in rows.OverAcceptance)
        {
            var tradeoff = (Coupling<double> pair) => new BiasTradeoff<double>(pair, OverAcceptance.Acceptance(pair, over.Epsilon));
            Assert.Equal(Expected(instance, pair => tradeoff(pair).RejectionProbability), over.Rejections.Value, 8);
            Assert.Equal(Expected(instance, pair => tradeoff(pair).Loss), over.Loss.Value, 8);
        }

        foreach (var cooled in rows.Temperatures)
        {
            var powers = draft.Next(draft.Start).Select(mass => Math.Pow(mass, 1 / cooled.Temperature)).Masses.ToArray();
            var other = Distribution<double>.Proportional(powers);
            Assert.Equal(
                1 - Expected(instance, pair => TotalVariation.HalfOfL1(other, pair.Target)), cooled.Acceptance.Value, 8);
        }

        Assert.Contains("The draft would be accepted most at temperature", Succeeds("forecast", file), StringComparison.Ordinal);
    }

    /// <summary>The same of three tokens, so that a bonus token counts: tokens a call are those of the program.</summary>
    [Fact]
    public void Batches_with_a_bonus_token_take_the_calls_of_the_program()
    {
        var instance = new Instance<double>(
            new Iid<double>(Distribution<double>.Of(0.5, 0.25, 0.25)), new Iid<double>(Distribution<double>.Of(0.25, 0.25, 0.5)), 3);
        var lines = TargetLaw.Of(instance).Outcomes.SelectMany(text =>
            Enumerable.Repeat(Line(instance, text), (int)Math.Round(64 * TargetLaw.Of(instance)[text])));
        var file = _front.File("rows.jsonl", string.Concat(lines));
        var drafts = DecodingForecast.Of(CorpusReading.Sum(JsonLinesTraces.Read(file)), new() { Lookaheads = [1] }).Rows!.Drafts[0];
        for (var lookahead = 1; lookahead <= 3; lookahead++)
        {
            var runs = ExactLaw.OfTranscripts(new BatchSpeculative<double>(drafts.Drafts, lookahead, Bonus: true), instance);
            Assert.Equal(3 / runs.Expectation(run => run.Rounds), drafts.TokensACall[lookahead - 1].Value, 8);
        }

        Assert.Contains("Tokens a target call of batches with a bonus token", Succeeds("forecast", file), StringComparison.Ordinal);
    }

    public void Dispose() => _front.Dispose();

    /// <summary>The mean over the two positions of a quantity of the rows there, under the target.</summary>
    private static double Expected(Instance<double> instance, Func<Coupling<double>, double> quantity)
    {
        var sum = quantity(instance.Start.Coupling);
        for (var x = 0; x < 3; x++)
        {
            sum += instance.Start.Target[x] * quantity(instance.Start.After(x).Coupling);
        }

        return sum / 2;
    }

    private static string Line(Instance<double> instance, Tokens text)
    {
        var contexts = new List<Context<double>>();
        for (var n = 0; n < instance.Horizon; n++)
        {
            contexts.Add(n == 0 ? instance.Start : contexts[^1].After(text[n - 1]));
        }

        string Of(Func<Context<double>, Distribution<double>> model) =>
            string.Join(',', contexts.Select((context, n) => Log(model(context)[text[n]])));
        string Rows(Func<Context<double>, Distribution<double>> model) =>
            string.Join(',', contexts.Select(context => $"[{string.Join(',', model(context).Masses.ToArray().Select(Log))}]"));
        return $"{{\"tokens\":[{string.Join(',', text.Span.ToArray())}],"
            + $"\"target\":[{Of(at => at.Target)}],\"draft\":[{Of(at => at.Draft)}],"
            + $"\"targetRows\":[{Rows(at => at.Target)}],\"draftRows\":[{Rows(at => at.Draft)}]}}\n";
    }

    private static string Log(double mass) => mass == 0 ? "\"-inf\"" : Math.Log(mass).ToString("R", CultureInfo.InvariantCulture);
}
