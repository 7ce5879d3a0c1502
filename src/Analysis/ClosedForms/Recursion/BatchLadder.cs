namespace SpecProofs.Analysis;

/// <summary>What 1, 2, 3, … drafts leave at the first position of a round, at every context, until a budget is spent.</summary>
/// <param name="Drafts">The number of drafts.</param>
/// <param name="Stages">What they leave at each context that the target can reach before the horizon.</param>
internal sealed record BatchLadder(int Drafts, IReadOnlyDictionary<Context<Rational>, BatchStages<Rational>> Stages)
{
    /// <summary>The requested rungs within the budget; if not all of them are, also the last rung that is.</summary>
    public static IReadOnlyList<BatchLadder> Of(
        IReadOnlyList<Context<Rational>> contexts, IReadOnlyCollection<int> drafts, ExactBudget budget)
    {
        var spent = 0.0;
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
                stages = stages.ToDictionary(entry => entry.Key, entry => Next(entry.Key, entry.Value));
            }
            catch (BudgetExceededException)
            {
                return [.. rungs.Append(rung).Distinct()];
            }
        }

        // A difference costs a greatest common divisor, which is quadratic, unless denominators are powers of two.
        BatchStages<Rational> Next(Context<Rational> context, BatchStages<Rational> stage)
        {
            var bits = stage.Left.Denominator.GetBitLength();
            var words = ExactBudget.WordsOf(bits);
            spent += (double)stage.Rest.Length * (stage.Left.Denominator.IsPowerOfTwo ? words : words * words);
            budget.Check(spent, bits);
            return stage.Next(context.Coupling.Draft);
        }
    }
}
