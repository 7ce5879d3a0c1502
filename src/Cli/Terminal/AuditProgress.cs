namespace SpecProofs.Cli;

/// <summary>Progress of an audit, and the time left at this rate. Thread-safe.</summary>
internal sealed class AuditProgress
{
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(3);

    private long _total;
    private long _done;

    /// <summary>So many cases will be tried if all claims hold.</summary>
    public void Planned(long cases) => Interlocked.Exchange(ref _total, cases);

    /// <summary>Some cases were tried.</summary>
    public void Tried(int cases) => Interlocked.Add(ref _done, cases);

    /// <summary>The share done; after a while, the time left.</summary>
    public string After(TimeSpan elapsed)
    {
        var (done, total) = (Interlocked.Read(ref _done), Interlocked.Read(ref _total));
        var left = done > 0 && elapsed >= Warmup
            ? $", about {Math.Ceiling((elapsed * ((double)Math.Max(total - done, 0) / done)).TotalSeconds):0} s left"
            : string.Empty;
        return total == 0 ? "starting the command" : done > total ? "searching for a smaller case"
            : $"{Math.Min(100 * done / total, 99)} %, {done:N0} of {total:N0} cases{left}";
    }
}
