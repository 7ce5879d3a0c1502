namespace SpecProofs.Analysis;

/// <summary>What 1, 2, 3, … drafts leave at the first position of a round, at every context, until a budget is spent.</summary>
/// <param name="Drafts">The number of drafts.</param>
/// <param name="Stages">What they leave at each context that the target can reach before the horizon.</param>
internal sealed record BatchLadder(int Drafts, IReadOnlyDictionary<Context<Rational>, BatchStages<Rational>> Stages)
{
    /// <summary>What a number costs beside its words, in products of words: half a microsecond.</summary>
    private const int WordsOfANumber = 50;

    private const int FewNumbers = 1000;

    /// <summary>The requested rungs within the budget; if not all of them are, also the last rung that is.</summary>
    public static IReadOnlyList<BatchLadder> Of(
        IReadOnlyList<Context<Rational>> contexts, IReadOnlyCollection<int> drafts, ExactBudget budget)
    {
        var (spent, numbers) = (0.0, 0L);
        var stages = contexts.ToDictionary(context => context, context => BatchStages<Rational>.After(context.Coupling, 1));
        var rungs = new List<BatchLadder>();
        for (var m = 1; ; m++)
        {
            var rung = new BatchLadder(m, stages);
            if (drafts.Contains(m))
            {
                rungs.Add(rung);
            }

            if (m == drafts.Max())
            {
                return rungs;
            }

            try
            {
                var next = stages.ToDictionary(entry => entry.Key, entry => Next(entry.Key, entry.Value));
                if (stages.All(entry => ReferenceEquals(next[entry.Key], entry.Value)))
                {
                    // Another draft leaves the same, and so does every further one.
                    return [.. rungs, .. drafts.Where(more => more > m).Distinct().Order().Select(more => new BatchLadder(more, stages))];
                }

                stages = next;
            }
            catch (BudgetExceededException)
            {
                return [.. rungs.Append(rung).Distinct()];
            }
        }

        // A difference costs a greatest common divisor, which is quadratic, unless denominators are powers of two.
        BatchStages<Rational> Next(Context<Rational> context, BatchStages<Rational> stage)
        {
            if (Rational.IsZero(stage.Left))
            {
                return stage;
            }

            numbers += stage.Rest.Length;
            budget.Check(numbers <= FewNumbers ? 0 : (double)numbers * WordsOfANumber, 0);
            var bits = stage.Left.Denominator.GetBitLength();
            var words = ExactBudget.WordsOf(bits);
            spent += (double)stage.Rest.Length * (stage.Left.Denominator.IsPowerOfTwo ? words : words * words);
            budget.Check(spent, bits);
            var next = stage.Next(context.Coupling.Draft);
            return next.Left == stage.Left ? stage : next;
        }
    }
}
