namespace SpecProofs.Simulation;

/// <summary>What compiling a decoder may cost. Exceeding it is a <see cref="BudgetExceededException"/>, not a long wait.</summary>
/// <param name="Steps">Runs of one step, in all.</param>
/// <param name="States">States before equal ones are merged.</param>
/// <param name="Bytes">Bytes of tables.</param>
public sealed record CompileBudget(long Steps, int States, long Bytes)
{
    /// <summary>About a minute, a million states, a gigabyte.</summary>
    public static CompileBudget Default { get; } = new(200_000_000, 1_000_000, 1L << 30);

    internal void Charge(ref long steps, int states)
    {
        if (++steps > Steps || states > States)
        {
            throw new BudgetExceededException($"compiling needs more than {(states > States ? $"{States:N0} states" : $"{Steps:N0} runs of a step")}, its budget: bulk simulation is for models with few contexts");
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
