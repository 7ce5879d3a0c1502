namespace SpecProofs.Analysis;

/// <summary>An exact computation would have cost more than its stated budget.</summary>
public sealed class BudgetExceededException(string message) : Exception(message)
{
    internal static void ThrowIfSpent(long left)
    {
        if (left <= 0)
        {
            throw new BudgetExceededException("the exact law has more paths than its budget allows: take a smaller vocabulary, horizon, lookahead or number of drafts, or raise the budget");
        }
    }
}
