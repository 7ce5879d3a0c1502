namespace SpecProofs.Properties;

/// <summary>Decoding with transformed models.</summary>
[Statement(
    "X.transform",
    "Speculative decoding whose two models are transformed (temperature, top-k, top-p, min-p, penalties, masks, in any order) has the law "
        + "of the transformed target; so it has with the draft as it is. Its price is that of the transformed pair.",
    Formula = @"\Pr(x_{1:T}) = \prod_{n=1}^{T} (F q_n)(x_n \mid x_{<n}), \quad \mathbb{E}[N_{\mathrm{rej}}] = \sum_{n=1}^{T} "
        + @"\mathbb{E}_{FQ}\, \mathrm{TV}(F p_n, F q_n)",
    Source = "logits processors of engines",
    After = ["T1.law", "T1.rejections"])]
public sealed class Rules_Transform
{
    [Checks("X.transform", Effort = 2, Arbitrary = [typeof(ProcessorsGenerator)])]
    public void They_do_so_after_each_prefix(GeneratedInstance given, Processors processors)
    {
        var model = processors.Of(given.Instance.Target);
        foreach (var (prefix, _, context, mass) in Texts(given.Instance.With(target: model)))
        {
            var byHand = processors.Of(given.Target.ToRow(prefix), prefix);
            Expect.That(
                model.Next(context).Equals(byHand),
                () => $"after \"{prefix}\", of mass {mass}, the row is {model.Next(context)}, and by hand {byHand}");
        }
    }

    [Checks("X.transform", SmallWorld = true, Arbitrary = [typeof(ProcessorsGenerator)])]
    public void Combinators_do_to_a_row_what_the_processors_do_by_hand(GeneratedRows given, Processors processors)
    {
        var (model, byHand) = (processors.Of(new Iid<Rational>(given.Target)), processors.Of(given.Target, Tokens.Empty));
        Expect.That(model.Next(model.Start).Equals(byHand), () => $"the row is {model.Next(model.Start)}, and by hand {byHand}");
    }

    [Checks("X.transform", Arbitrary = [typeof(ProcessorsGenerator)])]
    public void Transforming_both_models_gives_the_transformed_target(
        GeneratedInstance given, Processors processors, Lookahead lookahead, bool bonus) =>
        Expect.Law(new Speculative<Rational>(lookahead.Tokens, bonus), Both(given, processors), ByHand(given, processors));

    [Checks("X.transform", Arbitrary = [typeof(ProcessorsGenerator)])]
    public void Transforming_the_target_alone_gives_the_transformed_target_too(
        GeneratedInstance given, Processors processors, Lookahead lookahead) => Expect.Law(
        new Speculative<Rational>(lookahead.Tokens),
        given.Instance.With(target: processors.Of(given.Instance.Target)),
        ByHand(given, processors));

    [Checks("X.transform", Arbitrary = [typeof(ProcessorsGenerator)])]
    public void Its_price_is_that_of_the_transformed_rows(GeneratedInstance given, Processors processors, Lookahead lookahead) =>
        Expect.Mean(
            "E[N_rej] = Σ E TV of the transformed rows",
            new Speculative<Rational>(lookahead.Tokens),
            Both(given, processors),
            run => run.Rejections,
            Texts(Both(given, processors))
                .Select(at => at.Mass * TotalVariation.HalfOfL1(
                    processors.Of(given.Draft.ToRow(at.Tokens), at.Tokens), processors.Of(given.Target.ToRow(at.Tokens), at.Tokens)))
                .Sum());

    private static Instance<Rational> Both(GeneratedInstance given, Processors processors) =>
        given.Instance.With(processors.Of(given.Instance.Draft), processors.Of(given.Instance.Target));

    private static IEnumerable<(Tokens Tokens, int DraftContext, int TargetContext, Rational Mass)> Texts(Instance<Rational> instance) =>
        Enumerable.Range(0, instance.Horizon).SelectMany(n => TargetLaw.Prefixes(instance, n));

    /// <summary>The law of the transformed target, multiplied out of its rows.</summary>
    private static Law<Tokens, Rational> ByHand(GeneratedInstance given, Processors processors)
    {
        IEnumerable<(Tokens Text, Rational Mass)> texts = [(Tokens.Empty, Rational.One)];
        for (var n = 0; n < given.Horizon; n++)
        {
            texts = [.. texts.SelectMany(text => HasEnded(text.Text) ? [text] : Longer(text.Text, text.Mass))];
        }

        return new(texts.Select(text => KeyValuePair.Create(text.Text, text.Mass)));

        bool HasEnded(Tokens text) => text.Length > 0 && given.EndTokens.Contains(text[text.Length - 1]);

        IEnumerable<(Tokens Text, Rational Mass)> Longer(Tokens text, Rational mass)
        {
            var row = processors.Of(given.Target.ToRow(text), text);
            return row.Support.ToArray().Select(x => (text.Then(x), mass * row[x]));
        }
    }
}
