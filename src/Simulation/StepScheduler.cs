namespace SpecProofs.Simulation;

/// <summary>
/// Prefetches what the next steps of several texts will read, and orders the steps so that similar ones follow each other.
/// </summary>
/// <remarks>
/// Cache misses of one round overlap. Reading ahead also shows whose draft will be rejected: those texts step last, since in any other
/// order the processor would mispredict about one branch per rejection. Each text has its own stream of chance, so the order changes no
/// result. Allocates nothing after construction.
/// </remarks>
internal sealed class StepScheduler(int texts, int vocabulary)
{
    private readonly ReadAhead<double>[] _ahead = [.. Enumerable.Repeat(new ReadAhead<double>(vocabulary), texts)];
    private readonly Prefetch _prefetch = new();
    private readonly int[] _going = new int[texts + 1];
    private readonly int[] _order = new int[texts + 1];
    private int _goingCount;
    private int _orderCount;

    /// <summary>The indices of the texts that have not ended, in the order to step them.</summary>
    public ReadOnlySpan<int> Order(ReadOnlySpan<Lane> lanes)
    {
        (_goingCount, _orderCount) = (0, 0);
        for (var i = 0; i < lanes.Length; i++)
        {
            if (!lanes[i].Text.Ended)
            {
                Sort(i, _ahead[i].Draft(lanes[i].Text, lanes[i].Sampler, _prefetch));
            }
        }

        while (_goingCount > 0)
        {
            _prefetch.Ask();
            foreach (var i in Going())
            {
                _ahead[i].Acceptance(_prefetch);
            }

            _prefetch.Ask();
            foreach (var i in TakeGoing())
            {
                Sort(i, _ahead[i].Rejected());
            }

            foreach (var i in TakeGoing())
            {
                Sort(i, _ahead[i].Replacement(_prefetch));
            }
        }

        _prefetch.Ask();
        return _order.AsSpan(0, _orderCount);
    }

    private ReadOnlySpan<int> Going() => _going.AsSpan(0, _goingCount);

    /// <summary>
    /// The texts that go on, to be sorted again. The list is overwritten while it is read; reading stays ahead of writing.
    /// </summary>
    private ReadOnlySpan<int> TakeGoing()
    {
        var going = Going();
        _goingCount = 0;
        return going;
    }

    /// <summary>Files a text as going on, or as ready to step. Branch-free: the outcome is unpredictable.</summary>
    private void Sort(int i, bool goesOn)
    {
        _going[_goingCount] = i;
        _order[_orderCount] = i;
        _goingCount += goesOn ? 1 : 0;
        _orderCount += goesOn ? 0 : 1;
    }
}
