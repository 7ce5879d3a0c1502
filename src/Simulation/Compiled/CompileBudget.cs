namespace SpecProofs.Simulation;

/// <summary>What compiling a decoder may cost. Counted work, never time, so that the same input always has the same outcome.</summary>
/// <param name="Tokens">Tokens written while steps are explored.</param>
/// <param name="States">States before equal ones are merged.</param>
/// <param name="Bytes">Bytes of tables.</param>
public sealed record CompileBudget(long Tokens, int States, long Bytes)
{
    /// <summary>About a minute, a million states, a gigabyte.</summary>
    public static CompileBudget Default { get; } = new(200_000_000, 1_000_000, 1L << 30);

    /// <summary>No more work than simulating some tokens run by run, and never more than some seconds.</summary>
    /// <remarks>
    /// A token written while compiling costs about as much as 32 sampled ones, and so do 64 bytes of tables: measured once and fixed, so
    /// that every machine takes the same decision.
    /// </remarks>
    internal static CompileBudget Within(Int128 tokens)
    {
        const int SampledTokens = 32;
        const int BytesPerToken = 64;
        const long Most = 20_000_000;
        var affordable = (long)Int128.Min(Most, tokens / SampledTokens);
        return new(affordable, Default.States, Math.Min(Default.Bytes, BytesPerToken * affordable));
    }

    internal void Charge(ref long spent, int tokens, int states)
    {
        spent += tokens;
        if (states > States)
        {
            throw new BudgetExceededException($"compiling needs over {States:N0} states, its budget: it is for models with few contexts");
        }

        if (spent > Tokens)
        {
            throw new BudgetExceededException(
                $"compiling explores over {Tokens:N0} tokens, its budget: it is for models with few contexts");
        }
    }

    internal void ThrowIfTooLarge(long bytes)
    {
        if (bytes > Bytes)
        {
            throw new BudgetExceededException($"the tables take {bytes:N0} bytes, the budget is {Bytes:N0}");
        }
    }
}
