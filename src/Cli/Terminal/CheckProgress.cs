namespace SpecProofs.Cli;

/// <summary>Progress of a check, and the time left at this rate. Thread-safe.</summary>
internal sealed class CheckProgress
{
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyDictionary<StatedProperty, long> _planned;
    private long _total;
    private long _done;
    private int _finished;

    public CheckProgress(IReadOnlyCollection<StatedProperty> properties, RunOptions options)
    {
        _planned = properties.ToDictionary(property => property, property => PropertyWork.Planned(property, options));
        _total = _planned.Values.Sum();
    }

    /// <summary>A case was tried; it cost this much work.</summary>
    public void Tried(int work) => Interlocked.Add(ref _done, work);

    /// <summary>A property is finished. One that failed, or a false reading, cost less work than planned.</summary>
    public void Finished(PropertyResult result)
    {
        var done = result.Property.IsPinned
            ? 1
            : result.SmallWorldCases + (result.RandomCases * PropertyWork.OfRandomCase);
        Interlocked.Add(ref _total, done - _planned[result.Property]);
        Interlocked.Increment(ref _finished);
    }

    /// <summary>The share done and the properties finished; after a while, the time left.</summary>
    public string After(TimeSpan elapsed)
    {
        var (done, total) = (Interlocked.Read(ref _done), Interlocked.Read(ref _total));
        var left = done > 0 && elapsed >= Warmup
            ? $", about {Words(elapsed * ((double)Math.Max(total - done, 0) / done))} left"
            : string.Empty;
        return $"{Math.Min(100 * done / Math.Max(total, 1), 99)} %, {_finished} of {_planned.Count} properties{left}";
    }

    private static string Words(TimeSpan time) => time.TotalSeconds < 60 ? $"{Math.Ceiling(time.TotalSeconds):0} s"
        : time.TotalMinutes < 60 ? $"{Math.Ceiling(time.TotalMinutes):0} min"
        : time.TotalHours < 10_000 ? $"{(int)time.TotalHours:N0} h {time.Minutes} min"
        : "over a year";
}
