namespace SpecProofs.Simulation;

/// <summary>What many runs of a decoder counted, and how they were simulated.</summary>
/// <param name="Rejections">N_rej of a run.</param>
/// <param name="Rounds">Target calls of a run.</param>
/// <param name="Obstacle">Why the decoder was not compiled; null if it was.</param>
public sealed record SimulatedCounts(Estimate Rejections, Estimate Rounds, string? Obstacle)
{
    /// <summary>How the runs were simulated.</summary>
    public SimulationWay Way => Obstacle is null ? SimulationWay.Compiled : SimulationWay.RunByRun;
}

/// <summary>How a way of simulating is written.</summary>
public static class SimulationWays
{
    /// <summary><c>compiled</c> or <c>run by run</c>.</summary>
    public static string ToWords(this SimulationWay way) => way == SimulationWay.Compiled ? "compiled" : "run by run";
}

/// <summary>How runs are simulated.</summary>
public enum SimulationWay
{
    /// <summary>The decoder's steps compiled to tables, many runs in lockstep.</summary>
    Compiled,

    /// <summary>The decoder itself, run after run.</summary>
    RunByRun,
}
