namespace SpecProofs.Tests;

/// <summary>Each law of the other lossless rules rejects a rule that is broken in one place.</summary>
public sealed class Rules_RejectBroken
{
    private static readonly Rational Half = Rational.Of(1, 2);

    /// <summary>p = (1/2, 1/3, 1/6), q = (1/6, 1/3, 1/2), T = 3.</summary>
    private static readonly GeneratedInstance Given = new(WeightedModel.Iid([3, 2, 1]), WeightedModel.Iid([1, 2, 3]), 3);

    /// <summary>p = (0, 1/2, 1/2), q = (1/3, 0, 2/3): two candidates of which one is unwanted.</summary>
    private static readonly GeneratedInstance Unwanted = new(WeightedModel.Iid([0, 1, 1]), WeightedModel.Iid([1, 0, 2]), 1);

    private static readonly Dictionary<string, Action> Broken = new()
    {
        ["X.match: the draft token is written on a mismatch"] = () => Expect.Lossless(
            Decoder((chance, text) =>
            {
                var drafted = chance.Draw(text.Context.Draft);
                _ = chance.Draw(text.Context.Target);
                text.Accept(drafted);
            }),
            Given.Instance),
        ["X.match: the price of the ratio test"] = () => Priced.At(
            Priced.Of(Given, new(2), RejectedMasses.Match), new Speculative<Rational>(2), Given.Instance),
        ["X.race: the draft's winner is written"] = () => Expect.Lossless(
            Decoder((chance, text) =>
                text.Accept(new GumbelCoupling<Rational>(text.Context.Draft, text.Context.Target).Draw(chance).First)),
            Given.Instance),
        ["X.race: fresh noise for the target has the law and not the price"] = () => Priced.At(
            Priced.Of(Given, new(2), RejectedMasses.Race), new SamplerMatch<Rational>(2), Given.Instance),
        ["X.stop: a drawn token is dropped untested"] = () => Expect.Lossless(
            Mutants.Find("low-confidence-token-dropped").Decoder(new(2), new(1)), Given.Instance),
        ["X.stop: a rule that stops after one token has more rounds than one that goes on"] = () => Expect.Mean(
            "E[rounds] = the sum over prefixes",
            new AdaptiveLookahead<Rational>(_ => 0, 3),
            Given.Instance,
            run => run.Rounds,
            StoppedRounds.Of(Given.Instance, (_, _) => 1, 3)),
        ["X.transform: the order of two processors"] = () => Expect.Law(
            new Speculative<Rational>(),
            Given.Instance.With(target: Given.Instance.Target.TopK(2).TopP(Half)),
            TargetLaw.Of(Given.Instance.With(target: Given.Instance.Target.TopP(Rational.Of(3, 5)).Sharpened(2)))),
        ["X.claimed: a drafter that is not the one it claims to be"] = () => Expect.Lossless(
            new Misreporting(Given.Instance.Target.Next(Given.Instance.Target.Start)), Given.Instance),
        ["X.vocabulary: the ids are not mapped"] = () => Expect.Lossless(
            Mutants.Find("draft-vocabulary-map-ignored").Decoder(new(2), new(1)), Given.Instance),
        ["X.replacement: p is not renormalised"] = () => Expect.Lossless(
            Mutants.Find("replacement-mismatch").Decoder(new(1), new(2)), Unwanted.Instance),
        ["X.replacement: the price of drafts with replacement"] = () => Priced.At(
            RuleVisits<Rational>.Of(
                Given.Instance, (context, _) => RejectedMasses.WithoutReplacement(context.Draft, context.Target, 2), 1).Price,
            new TokenTree<Rational>([2], Replacement: true),
            Given.Instance),
        ["X.tree: equal siblings are merged"] = () => Expect.Lossless(
            Mutants.Find("duplicates-merged").Decoder(new(1), new(2)), Unwanted.Instance),
        ["X.tree: one child less at the second depth"] = () => Priced.At(
            RuleVisits<Rational>.Of(
                Given.Instance, (context, _) => RejectedMasses.WithReplacement(context.Draft, context.Target, 2), 2).Price,
            new TokenTree<Rational>([2, 1], Replacement: true),
            Given.Instance),
    };

    public static TheoryData<string> Names => [.. Broken.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_law_rejects_it(string name) => Assert.Throws<FalsifiedException>(Broken[name]);

    private static Stepwise Decoder(Action<IChance<Rational>, Text<Rational>> step) => new Stepwise(step);

    private sealed record Stepwise(Action<IChance<Rational>, Text<Rational>> Step) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.EnsureRound(2);
            Step(chance, text);
        }
    }
}
