namespace SpecProofs.Cli;

/// <summary>How far a check has come, and how long the rest will take if it goes on like this. Safe to tell from several threads.</summary>
internal sealed class CheckProgress
{
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyDictionary<StatedProperty, long> _planned;
    private long _total;
    private long _done;
    private int _laws;

    public CheckProgress(IReadOnlyCollection<StatedProperty> properties, RunOptions options)
    {
        _planned = properties.ToDictionary(property => property, property => PropertyWork.Planned(property, options));
        _total = _planned.Values.Sum();
    }

    /// <summary>A case was tried, and was so much work.</summary>
    public void Tried(int work) => Interlocked.Add(ref _done, work);

    /// <summary>A law is finished. One that failed, or a false reading, was not as much work as planned.</summary>
    public void Finished(PropertyResult result)
    {
        var done = result.Property.IsPinned ? 1 : result.SmallWorldCases + (result.RandomCases * PropertyWork.OfRandomCase);
        Interlocked.Add(ref _total, done - _planned[result.Property]);
        Interlocked.Increment(ref _laws);
    }

    /// <summary>Share, and laws finished; after a while, the time left.</summary>
    public string After(TimeSpan elapsed)
    {
        var (done, total) = (Interlocked.Read(ref _done), Interlocked.Read(ref _total));
        var left = done > 0 && elapsed >= Warmup ? $", about {Words(elapsed * ((double)Math.Max(total - done, 0) / done))} left" : string.Empty;
        return $"{Math.Min(100 * done / Math.Max(total, 1), 99)} %, {_laws} of {_planned.Count} laws{left}";
    }

    private static string Words(TimeSpan time) => time.TotalSeconds < 60 ? $"{Math.Ceiling(time.TotalSeconds):0} s"
        : time.TotalMinutes < 60 ? $"{Math.Ceiling(time.TotalMinutes):0} min"
        : time.TotalHours < 10_000 ? $"{(int)time.TotalHours:N0} h {time.Minutes} min"
        : "over a year";
}
