using FsCheck.Xunit;

namespace SpecProofs.Tests;

/// <summary>An instance with end tokens has the laws and closed forms of one without, where both models go on with padding.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 60, Replay = "1,3")]
public sealed class EndTokens_ArePadding
{
    [Property]
    public void Laws_are_those_of_padded_texts(GeneratedInstance given, Lookahead lookahead, Drafts drafts, bool both)
    {
        var (ending, padded) = Pair(given, both);
        Assert.Equal(Stripped(TargetLaw.Of(padded), given), TargetLaw.Of(ending));
        foreach (var n in Enumerable.Range(0, given.Horizon + 1))
        {
            Assert.Equal(Stripped(TargetLaw.OfPrefixes(padded, n), given), TargetLaw.OfPrefixes(ending, n));
        }

        IDecoder<Rational>[] decoders =
        [
            new Speculative<Rational>(lookahead.Tokens),
            new BatchSpeculative<Rational>(drafts.Count, lookahead.Tokens),
            new BlockVerification<Rational>(lookahead.Tokens),
        ];
        foreach (var decoder in decoders)
        {
            Assert.Equal(Runs(decoder, padded, given), Runs(decoder, ending, given));
            Assert.Equal(
                ExactLaw.Of(decoder, padded, text => text.Rejections),
                ExactLaw.Of(decoder, ending, text => text.Rejections));
        }
    }

    [Property]
    public void Closed_forms_are_those_of_padded_texts(
        GeneratedInstance given, Lookahead lookahead, Drafts drafts, Levels levels, bool both)
    {
        var (ending, padded) = Pair(given, both);
        Assert.Equal(ExpectedTotalVariation.ByContext(padded), ExpectedTotalVariation.ByContext(ending));
        Assert.Equal(ExpectedTotalVariation.BySummation(padded), ExpectedTotalVariation.BySummation(ending));
        Assert.Equal(
            ExpectedRejections.BatchAndLimit(padded, [drafts.Count], lookahead.Tokens),
            ExpectedRejections.BatchAndLimit(ending, [drafts.Count], lookahead.Tokens));
        Assert.Equal(BatchFormula.Rejections(padded, drafts.Count), BatchFormula.Rejections(ending, drafts.Count));
        Assert.Equal(Tradeoff(padded, levels), Tradeoff(ending, levels));
        Assert.Equal(Enclosed(padded, drafts), Enclosed(ending, drafts));
        Assert.Equal(
            (double)ExpectedRejections.Batch(padded, drafts.Count, lookahead.Tokens),
            ExpectedRejections.Batch(ending.ToFloatingPoint(), drafts.Count, lookahead.Tokens),
            precision: 12);
    }

    /// <summary>Rounds and length are not those of padded texts, since padding is written in rounds.</summary>
    [Property]
    public void Rounds_and_length_are_those_of_the_running_decoder(GeneratedInstance given, bool both)
    {
        var (ending, _) = Pair(given, both);
        var runs = ExactLaw.OfTranscripts(new Speculative<Rational>(), ending);
        Assert.Equal(runs.Expectation(run => run.Rounds), ExpectedRounds.Speculative(ending));
        Assert.Equal(runs.Expectation(run => run.Tokens.Length), ExpectedLength.Of(ending));
        var forms = InstanceClosedForms.Of(ending, [1], [], ExactBudget.Unlimited);
        Assert.Equal(ExpectedRounds.Speculative(ending), forms.Rounds.Exact);
        Assert.Equal(ExpectedLength.Of(ending) / ExpectedRounds.Speculative(ending), forms.SpeedUp.Exact);
    }

    /// <summary>q ends the text with its first token, which is never drafted: one rejection and no second round.</summary>
    [Fact]
    public void A_rejection_that_ends_the_text_starts_no_round()
    {
        var instance = new Instance<Rational>(
            new Iid<Rational>(Distribution<Rational>.Point(0, 2)), new Iid<Rational>(Distribution<Rational>.Point(1, 2)), 5, [1]);
        Assert.Equal([1, 0, 0, 0, 0], ExpectedTotalVariation.ByContext(instance));
        Assert.Equal((Rational.One, Rational.One), (ExpectedRounds.Speculative(instance), ExpectedLength.Of(instance)));
        Assert.Equal("1!", $"{Assert.Single(ExactLaw.OfTranscripts(new Speculative<Rational>(), instance).Outcomes)}");
    }

    private static (Instance<Rational> Ending, Instance<Rational> Padded) Pair(GeneratedInstance given, bool both)
    {
        var ending = both ? given.EndingAt(0, given.Vocabulary - 1) : given.EndingAt(given.Vocabulary - 1);
        return (ending.Instance, new(Padded(given.Draft, ending), Padded(given.Target, ending), given.Horizon));
    }

    /// <summary>One more token, which follows end tokens and itself.</summary>
    private static PrefixTable<Rational> Padded(WeightedModel model, GeneratedInstance ending) => PrefixTable<Rational>.Of(
        model.Vocabulary + 1,
        prefix => prefix.Span.ToArray().Any(token => ending.EndTokens.Contains(token))
            ? Distribution<Rational>.Point(model.Vocabulary, model.Vocabulary + 1)
            : Distribution<Rational>.Of([.. model.ToRow(prefix).Masses, 0]));

    private static Law<Tokens, Rational> Stripped(Law<Tokens, Rational> law, GeneratedInstance given) =>
        law.Select(text => Stripped(text, given));

    private static Tokens Stripped(Tokens text, GeneratedInstance given) =>
        Tokens.Of([.. text.Span.ToArray().TakeWhile(token => token < given.Vocabulary)]);

    private static Law<(Tokens Text, int Rejections), Rational> Runs(
        IDecoder<Rational> decoder, Instance<Rational> instance, GeneratedInstance given) =>
        ExactLaw.OfTranscripts(decoder, instance).Select(run => (Stripped(run.Tokens, given), run.Rejections));

    private static Rational[][] Tradeoff(Instance<Rational> instance, Levels levels)
    {
        var tradeoff = HorizonTradeoff<Rational>.Of(
            instance,
            coupling => [.. Enumerable.Range(0, coupling.Draft.Vocabulary).Select(x => 1 - (levels[x] * (1 - coupling.Acceptance(x))))],
            best => best.OptimalFallback);
        return [[.. tradeoff.Rejections], [.. tradeoff.Loss], [.. tradeoff.TotalVariation]];
    }

    private static IEnumerable<Rational?> Enclosed(Instance<Rational> instance, Drafts drafts) =>
        Enclosures.TotalVariation(instance, ExactBudget.Unlimited)
            .Concat(Enclosures.BatchAndLimit(instance, [drafts.Count], ExactBudget.Unlimited))
            .Select(value => value.Exact);
}
