namespace SpecProofs.Analysis;

/// <summary>An exact computation would have cost more than its stated budget.</summary>
public sealed class BudgetExceededException(string message) : Exception(message)
{
    /// <summary>Whether a program asked chance so much in one run that it may have no end, rather than many paths.</summary>
    public bool IsEndless { get; private init; }

    internal static BudgetExceededException Endless(int questions) => new(
        $"chance was asked over {questions:N0} questions in one run, each with more than one answer: "
        + "what draws again until it is content has no end; bound its tries")
    { IsEndless = true };

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
