namespace SpecProofs.Simulation;

/// <summary>
/// What the next steps of several texts will read is asked from the memory, and they are put in an order in which like steps follow one
/// another.
/// </summary>
/// <remarks>
/// Reads of one round wait for the memory together. As it is known by then whose draft will be rejected, those texts step last: in any
/// other order a processor would mispredict about as many steps as there are rejections. Each text has its own stream of chance, so the
/// order changes no result. Allocates nothing once made.
/// </remarks>
internal sealed class StepScheduler(int texts, int vocabulary)
{
    private readonly ReadAhead<double>[] _ahead = [.. Enumerable.Repeat(new ReadAhead<double>(vocabulary), texts)];
    private readonly Prefetch _prefetch = new();
    private readonly int[] _going = new int[texts + 1];
    private readonly int[] _order = new int[texts + 1];
    private int _goingCount;
    private int _orderCount;

    /// <summary>The numbers of the texts that have not ended.</summary>
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

    /// <summary>Those that go on, to be sorted again. The list is written while it is read, which is always further ahead.</summary>
    private ReadOnlySpan<int> TakeGoing()
    {
        var going = Going();
        _goingCount = 0;
        return going;
    }

    /// <summary>
    /// Notes that a text goes on, or that nothing more is foreseen for it. Without a branch, which would be mispredicted.
    /// </summary>
    private void Sort(int i, bool goesOn)
    {
        _going[_goingCount] = i;
        _order[_orderCount] = i;
        _goingCount += goesOn ? 1 : 0;
        _orderCount += goesOn ? 0 : 1;
    }
}
