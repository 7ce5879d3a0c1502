using System.Globalization;

namespace SpecProofs.Tests;

/// <summary>Reference values: every closed form of the library on one small instance, as fractions.</summary>
/// <remarks>The laws compare the closed forms with the decoders and with each other; this pins what both sides say.</remarks>
public sealed class ClosedForms_Approved
{
    /// <summary>The name of the approved text.</summary>
    public const string Snapshot = "closed-forms";

    [Fact]
    public async Task Values_on_one_instance() =>
        await Verifier.Verify(Text(), "txt").UseDirectory(Repository.Snapshots).UseFileName(Snapshot);

    private static string Text()
    {
        var draft = MarkovChain<Rational>.InTurn(Row(1, 2, 1), [[Row(1, 1, 2), Row(3, 1, 0), Row(1, 4, 1)]]);
        var target = MarkovChain<Rational>.InTurn(Row(2, 1, 1), [[Row(0, 1, 3), Row(1, 1, 2), Row(2, 1, 1)]]);
        var instance = new Instance<Rational>(draft, target, horizon: 4);
        var (here, then) = (instance.Start.Coupling, instance.Start.After(1).Coupling);
        var (epsilon, levels) = (Rational.Of(1, 8), new[] { Rational.One, Rational.Of(2, 3), Rational.Of(1, 3) });
        var lossy = new BiasTradeoff<Rational>(then, OverAcceptance.Acceptance(then, epsilon));
        var given = new BiasTradeoff<Rational>(here, levels);
        var optimal =
            HorizonTradeoff<Rational>.Of(instance, pair => OverAcceptance.Acceptance(pair, epsilon), tradeoff => tradeoff.OptimalFallback);
        var fromTarget =
            HorizonTradeoff<Rational>.Of(instance, pair => OverAcceptance.Acceptance(pair, epsilon), tradeoff => tradeoff.Target);
        var damped = Enumerable.Range(0, 3).Select(x => Rational.Of(1, 2) * here.Acceptance(x)).ToArray();
        (string What, object Value)[] values =
        [
            ("first rows p, q", $"{here.Draft} {here.Target}"),
            ("TV as half of L1", TotalVariation.HalfOfL1(here.Draft, here.Target)),
            ("TV as the mass of the excess", TotalVariation.ExcessMass(here.Draft, here.Target)),
            ("TV as one less the overlap", TotalVariation.OneLessOverlap(here.Draft, here.Target)),
            ("TV as the largest gap of an event", TotalVariation.LargestEventGap(here.Draft, here.Target)),
            ("E TV at each position, by summation", List(ExpectedTotalVariation.BySummation(instance))),
            ("E TV at each position, by context", List(ExpectedTotalVariation.ByContext(instance))),
            ("acceptance", List(Enumerable.Range(0, 3).Select(here.Acceptance))),
            ("residual", here.Residual),
            ("residual after a rejection", here.AfterRejection.Residual),
            ("E[N_rej], speculative", ExpectedRejections.Speculative(instance)),
            ("E[rounds], speculative", ExpectedRounds.Speculative(instance)),
            .. from m in Enumerable.Range(1, 4) select ($"E[N_rej], M = {m} to the horizon", (object)ExpectedRejections.Batch(instance, m)),
            .. from m in Enumerable.Range(1, 3)
               from g in Enumerable.Range(1, 3)
               select ($"E[N_rej], M = {m}, lookahead {g}", (object)ExpectedRejections.Batch(instance, m, g)),
            ("E[N_rej], limit of many drafts", ExpectedRejections.BatchLimit(instance)),
            ("E[N_rej], limit, lookahead 2", ExpectedRejections.BatchLimit(instance, 2)),
            .. BatchStages<Rational>.Of(then).Take(4)
                .Select((stage, m) => ($"mass left and excess after {m} drafts, second row", (object)$"{stage.Left}; {List(stage.Rest)}")),
            ("mass left and excess in the limit",
                $"{BatchStages<Rational>.Limit(then).Left}; {List(BatchStages<Rational>.Limit(then).Rest)}"),
            ("best acceptance of 2 drafts by any scheme", MultiDraft.BestAcceptance(here.Draft, here.Target, 2)),
            ("over-acceptance, ε = 1/8", List(OverAcceptance.Acceptance(then, epsilon))),
            .. Tradeoff("ε = 1/8", lossy),
            .. Tradeoff("b = (1, 2/3, 1/3)", given),
            ("rejections, loss, TV by position, OPT", $"{List(optimal.Rejections)}; {List(optimal.Loss)}; {List(optimal.TotalVariation)}"),
            ("rejections, loss, TV by position, UNO",
                $"{List(fromTarget.Rejections)}; {List(fromTarget.Loss)}; {List(fromTarget.TotalVariation)}"),
            ("fallback that b = min(1, q/p)/2 forces", LosslessMember.Forced(here, x => damped[x])),
            ("lossless with it, and with the target",
                $"{LosslessMember.Is(here, x => damped[x], LosslessMember.Forced(here, x => damped[x]))}, "
                + $"{LosslessMember.Is(here, x => damped[x], here.Target)}"),
            .. LongRows(),
        ];
        return string.Concat(values.Select(value => $"{value.What,-56} {value.Value}\n"));
    }

    /// <summary>Rows of 64 tokens and more go another way, in floating point; nine digits are the same on every machine.</summary>
    private static IEnumerable<(string What, object Value)> LongRows()
    {
        var instance = NonStationaryChains.Of<double>(states: 67, horizon: 4, seed: 5);
        return
            from value in new (string What, double Value)[]
            {
                ("E[N_rej], 67 states, speculative", ExpectedRejections.Speculative(instance)),
                ("E[N_rej], 67 states, M = 3 to the horizon", ExpectedRejections.Batch(instance, 3)),
                ("E[N_rej], 67 states, M = 3, lookahead 2", ExpectedRejections.Batch(instance, 3, 2)),
                ("E[N_rej], 67 states, limit of many drafts", ExpectedRejections.BatchLimit(instance)),
            }
            select (value.What, (object)value.Value.ToString("F9", CultureInfo.InvariantCulture));
    }

    private static IEnumerable<(string What, object Value)> Tradeoff(string name, BiasTradeoff<Rational> tradeoff) =>
    [
        ($"kept mass, {name}", List(tradeoff.Kept)),
        ($"Pr(rejection), {name}", tradeoff.RejectionProbability),
        ($"least loss, {name}", tradeoff.Loss),
        ($"optimal fallback, {name}", tradeoff.OptimalFallback),
        ($"loss and output with the target, {name}", $"{tradeoff.LossWith(tradeoff.Target)}; {tradeoff.Output(tradeoff.Target)}"),
        ($"optimal and target attain the least loss, {name}",
            $"{tradeoff.Attains(tradeoff.OptimalFallback)}, {tradeoff.Attains(tradeoff.Target)}"),
    ];

    private static Distribution<Rational> Row(params ReadOnlySpan<Rational> weights) => Distribution<Rational>.Proportional(weights);

    private static string List(IEnumerable<Rational> values) => $"({string.Join(", ", values)})";
}
