namespace SpecProofs.Audit;

/// <summary>What an audit tries, and how.</summary>
/// <param name="Command">The program to audit and its arguments.</param>
/// <param name="Claims">What is claimed of it.</param>
public sealed record AuditSettings(IReadOnlyList<string> Command, IReadOnlyList<AuditClaim> Claims)
{
    /// <summary>One in a million: what rounding moves a law by, and no mistake.</summary>
    public static Rational DefaultTolerance { get; } = Rational.Of(1, 1_000_000);

    /// <summary>The lookaheads to try; all if there are none.</summary>
    public IReadOnlyList<Lookahead> Lookaheads { get; init; } = [];

    /// <summary>The numbers of drafts to try; all if there are none.</summary>
    public IReadOnlyList<int> Drafts { get; init; } = [];

    /// <summary>Random cases and seed.</summary>
    public RunOptions Options { get; init; } = new();

    /// <summary>The instances to try.</summary>
    public InstanceFamily Family { get; init; } = InstanceFamily.Default;

    /// <summary>Whether numbers are read as the simplest fractions near them.</summary>
    public bool Snap { get; init; } = true;

    /// <summary>How far a law may be from the claim: in total variation, or as a difference of expectations.</summary>
    public Rational Tolerance { get; init; } = DefaultTolerance;

    /// <summary>The farthest that a number may be moved to be read as a fraction; beyond it the audit ends.</summary>
    public Rational MostShift { get; init; } = Rational.One;

    /// <summary>Processes of the command, at least 1. What comes of the audit does not depend on it.</summary>
    public int Children { get; init; } = 1;

    /// <summary>Paths of all cases of a stage, ≥ 1: then the stage ends, on any machine at the same case.</summary>
    public long StagePaths { get; init; } = new ClaimBudget().StagePaths;

    /// <summary>
    /// A time for each claim after which nothing more is tried; null for none. How much is tried then depends on the machine.
    /// </summary>
    public TimeSpan? Time { get; init; }

    /// <summary>The most time for one run of the child.</summary>
    public TimeSpan CallLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The command that repeats the audit.</summary>
    public string Replay { get; init; } = string.Empty;
}
