namespace SpecProofs.Analysis;

/// <summary>An exact computation would have cost more than its stated budget.</summary>
public sealed class BudgetExceededException(string message) : Exception(message)
{
    internal static void ThrowIfSpent(long spent, long budget)
    {
        if (spent >= budget)
        {
            throw new BudgetExceededException(
                $"the exact law has more than {budget:N0} paths, its budget: "
                + "take a smaller vocabulary, horizon, lookahead or number of drafts, or raise the budget");
        }
    }
}
