using System.Collections.Immutable;

namespace SpecProofs.Forecast;

/// <summary>Which choice is fastest at each cost, and in how many resampled corpora it is.</summary>
internal static class BestChoices
{
    public static ImmutableArray<BestChoice> Of(
        PromptColumns columns,
        ImmutableArray<LookaheadForecast> all,
        ForecastSettings settings,
        double acceptance,
        Resamples resamples)
    {
        if (settings.Costs.IsEmpty)
        {
            return [];
        }

        // Calls of each choice in each resample; tokens do not matter to which is least.
        var grouped = all.Select(choice => resamples.Grouped(columns.Calls(choice.Verification, choice.Lookahead))).ToArray();
        var tokens = resamples.Grouped(columns.Tokens);
        var calls = new double[Resamples.Draws][];
        Parallel.For(0, Resamples.Draws, draw => calls[draw] = [.. grouped.Select(column => resamples.Total(draw, column))]);
        return [.. settings.Costs.Select((cost, i) =>
        {
            double[] prices = [.. all.Select(choice => 1 + (choice.Lookahead * cost))];
            var wins = new int[all.Length + 1];
            for (var draw = 0; draw < Resamples.Draws; draw++)
            {
                wins[Fastest(calls[draw], prices, resamples.Total(draw, tokens))]++;
            }

            var total = all.Select(choice => columns.Calls(choice.Verification, choice.Lookahead).Sum()).ToArray();
            var best = Fastest(total, prices, columns.Tokens.Sum());
            var second = Enumerable.Range(0, wins.Length).Where(other => other != best).MaxBy(other => wins[other]);
            return new BestChoice(
                cost,
                Choice(best).Verification,
                Choice(best).Lookahead,
                best < all.Length ? all[best].SpeedUps[i] : new(1, 0, 1, 1),
                (double)wins[best] / Resamples.Draws,
                wins[second] == 0
                    ? null
                    : (Choice(second).Verification, Choice(second).Lookahead, (double)wins[second] / Resamples.Draws),
                settings.Lookaheads.Prepend(0).MaxBy(lookahead =>
                    lookahead == 0 ? 1 : ConstantRate.SpeedUp(acceptance, lookahead, cost)));
        })];

        (Verification Verification, int Lookahead) Choice(int index) =>
            index < all.Length ? (all[index].Verification, all[index].Lookahead) : (Verification.Token, 0);
    }

    /// <summary>The choice with the least cost; the number of choices if plain decoding, a call a token, has no more.</summary>
    private static int Fastest(double[] calls, double[] prices, double plain)
    {
        var (best, least) = (calls.Length, plain);
        for (var i = 0; i < calls.Length; i++)
        {
            if (calls[i] * prices[i] < least)
            {
                (best, least) = (i, calls[i] * prices[i]);
            }
        }

        return best;
    }
}
