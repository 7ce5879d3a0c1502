namespace SpecProofs.Audit;

/// <summary>More children of the same command, which explore the requests of later cases while the first is at an earlier one.</summary>
/// <remarks>
/// They change nothing but time. One that fails is ended without a word: the first child gets to the same request, and what it does there
/// counts.
/// </remarks>
/// <param name="settings">The command, and how many children there are in all.</param>
/// <param name="casesOf">With a child, actions that ask for what each case asks for, in the order of the cases.</param>
internal sealed class ChildrenAhead(AuditSettings settings, Func<Child, IEnumerable<Action>> casesOf) : IDisposable
{
    /// <summary>Cases after which they are started: a wrong function is mostly found before.</summary>
    private const int First = 64;

    /// <summary>Cases that are left to the first child when another is no longer ahead of it.</summary>
    private const int Lead = 16;

    private readonly List<Thread> _threads = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private long _at;
    private long _next;

    /// <summary>The first child begins with the next case.</summary>
    public void Advance()
    {
        if (Interlocked.Increment(ref _at) != First || _stop.IsCancellationRequested)
        {
            return;
        }

        for (var i = 1; i < settings.Children; i++)
        {
            var thread = new Thread(Explore) { IsBackground = true };
            _threads.Add(thread);
            thread.Start();
        }
    }

    /// <summary>No later case is needed.</summary>
    public void Stop() => _stop.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        _threads.ForEach(thread => thread.Join());
        _stop.Dispose();
    }

    private void Explore()
    {
        try
        {
            using var child = Child.Start(settings.Command, settings.CallLimit, _stop.Token);
            using var cases = casesOf(child).GetEnumerator();
            for (var (at, next) = (-1L, Next()); !_stop.IsCancellationRequested; next = Next())
            {
                for (; at < next; at++)
                {
                    if (!cases.MoveNext())
                    {
                        return;
                    }
                }

                cases.Current();
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever it is, the first child gets there.
        }
    }

    private long Next()
    {
        lock (_gate)
        {
            _next = Math.Max(_next, Interlocked.Read(ref _at) + Lead);
            return _next++;
        }
    }
}
