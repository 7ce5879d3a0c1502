namespace SpecProofs.Conformance;

/// <summary>What is known of a statement after its laws were tried.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Results">The results of all laws that check it, at least one.</param>
public sealed record LedgerRow(Statement Statement, IReadOnlyList<PropertyResult> Results)
{
    /// <summary>Whether all its laws held.</summary>
    public bool Holds => Results.All(result => result.Holds);

    /// <summary>
    /// In a word: holds, refuted (for a false reading, as it should be), FALSIFIED, NOT REFUTED, DIFFERS where the stated
    /// refutation of a false reading has other numbers, or FAILED where the program did.
    /// </summary>
    public string Verdict => (Holds, Statement.IsFalseReading) switch
    {
        (false, _) when Results.Any(result => result.Verdict == Conformance.Verdict.Falsified) => "FALSIFIED",
        (false, _) when Results.Any(result => result.Verdict == Conformance.Verdict.NotRefuted) => "NOT REFUTED",
        (false, _) when Results.Any(result => result.Verdict == Conformance.Verdict.Differs) => "DIFFERS",
        (false, _) => "FAILED",
        (true, true) => "refuted",
        _ => "holds",
    };

    /// <summary>Cases tried, random and of the small world.</summary>
    public long Instances => Results.Sum(result => result.RandomCases + result.SmallWorldCases);

    /// <summary>Computing time of all its laws.</summary>
    public TimeSpan Elapsed => Results.Aggregate(TimeSpan.Zero, (sum, result) => sum + result.Elapsed);

    /// <summary>The sum over its statistical laws of the probability that one fails although the statement holds.</summary>
    public double FalseAlarm => Results.Sum(result => result.Property.Mark.FalseAlarm);

    /// <summary>How it was checked: <c>exact, 300 random cases; exact, small world of 5,048 cases; statistical, …</c>.</summary>
    public string How => string.Join("; ", Parts());

    /// <summary>The share of random cases with each trait; empty if there were none.</summary>
    public string Coverage
    {
        get
        {
            var all = new Coverage();
            foreach (var result in Results)
            {
                all.Add(result.Coverage);
            }

            return all.ToString();
        }
    }

    private IEnumerable<string> Parts()
    {
        var (random, small) = (Results.Sum(result => result.RandomCases), Results.Sum(result => result.SmallWorldCases));
        var pinned = Results.Count(result => result.Property.IsPinned && result.Property.Mark.FalseAlarm == 0);
        if (small > 0)
        {
            yield return $"exact, small world of {small:N0} cases";
        }

        if (random > 0)
        {
            yield return $"exact, {random:N0} random cases";
        }

        if (pinned > 0)
        {
            yield return $"exact, {pinned} stated instance{(pinned == 1 ? string.Empty : "s")}";
        }

        foreach (var result in Results.Where(result => result.Property.Mark.FalseAlarm > 0))
        {
            yield return $"statistical, false alarm {result.Property.Mark.FalseAlarm:0e+0}, detects {result.Property.Mark.Power}";
        }
    }
}
