namespace SpecProofs.Cli;

/// <summary>What became of the proof of a statement at a size.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Reading">For a false reading, the property that states it; empty for any other statement.</param>
/// <param name="Vocabulary">V; 0 if the statement has none.</param>
/// <param name="Horizon">T; 0 if the statement is about rows.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Cells">Cells of all cases together.</param>
/// <param name="Elapsed">Time by the clock.</param>
/// <param name="Words">The counterexample, or why the first open case is open; else empty.</param>
internal sealed record StatementProof(
    Statement Statement, string Reading, int Vocabulary, int Horizon, ProofVerdict Verdict, long Cells, TimeSpan Elapsed, string Words)
{
    /// <summary>Whether a statement that should hold does not.</summary>
    public bool IsAlarm => Verdict == ProofVerdict.Refuted && !Statement.IsFalseReading;

    /// <summary><c>V = 2, T = 2</c>.</summary>
    public string Size => SizeOf(Vocabulary, Horizon);

    /// <summary><c>V = 2, T = 2</c>.</summary>
    public static string SizeOf(int vocabulary, int horizon) => (vocabulary, horizon) switch
    {
        (0, _) => "every size",
        (_, 0) => $"V = {vocabulary}",
        _ => $"V = {vocabulary}, T = {horizon}",
    };
}

/// <summary>What became of a proof.</summary>
internal enum ProofVerdict
{
    /// <summary>It holds for every real instance of the size; a false reading has no counterexample there.</summary>
    Proved,

    /// <summary>There is a counterexample, as a false reading should have.</summary>
    Refuted,

    /// <summary>Some cells are not decided.</summary>
    Open,
}
