using System.Collections.Concurrent;

namespace SpecProofs.Audit;

/// <summary>The laws of a child: each distinct request is explored once.</summary>
/// <remarks>
/// Another child may have explored a request before. What is counted, noted and repeated here is what was asked for here, in its order, so
/// nothing depends on it but time.
/// </remarks>
/// <param name="child">The child.</param>
/// <param name="settings">How its numbers are read.</param>
/// <param name="countsKept">Whether the child has to say how many drafts it kept.</param>
/// <param name="shared">What is explored already, by whichever child.</param>
internal sealed class ChildLaws(Child child, AuditSettings settings, bool countsKept, ExploredRequests shared)
{
    /// <summary>Requests of which a run is repeated; those that ask for nothing always are.</summary>
    private const int MostConfirmed = 500;

    private readonly Dictionary<string, RunTree> _known = [];
    private readonly List<(int Work, int Vocabulary)> _tooLarge = [];
    private readonly Exploration _exploration = new(child, settings, countsKept);
    private int _confirmed;

    /// <summary>What the child is asked to do.</summary>
    public Form Form => child.Hello.Form;

    /// <summary>What reports call it.</summary>
    public string Name => child.Hello.Name;

    /// <summary>Distinct requests so far.</summary>
    public int Requests => _known.Count;

    /// <summary>Runs on them.</summary>
    public long Runs { get; private set; }

    /// <summary>How numbers were read.</summary>
    public Reading Reading { get; } = new(settings.Snap);

    /// <summary>All runs on a request.</summary>
    /// <exception cref="BudgetExceededException">There are too many.</exception>
    /// <exception cref="ChildFaultException">The child fails.</exception>
    public RunTree Of(Request request)
    {
        if (_known.TryGetValue(request.Body, out var tree))
        {
            return tree;
        }

        if (_tooLarge.Exists(beyond => request.Work >= beyond.Work && request.Vocabulary >= beyond.Vocabulary))
        {
            throw new BudgetExceededException($"{Name} has too many paths on smaller blocks already");
        }

        var explored = shared.Of(request, _exploration.Explore);
        Runs += explored.Runs;
        Reading.Include(explored.Reading);
        if (explored.Tree is null)
        {
            _tooLarge.Add((request.Work, request.Vocabulary));
            throw new BudgetExceededException($"{Name} has more than {Exploration.MostRuns:N0} paths on one block");
        }

        if (_confirmed < MostConfirmed || explored.Last!.Asked.IsEmpty)
        {
            _confirmed++;
            Runs++;
            _exploration.Confirm(request, explored.Last!);
        }

        return _known[request.Body] = explored.Tree;
    }
}

/// <summary>Requests that some child has explored. Thread-safe: who asks for one that is being explored waits for it.</summary>
internal sealed class ExploredRequests
{
    private readonly ConcurrentDictionary<string, Place> _places = [];

    /// <summary>What came of exploring a request; if it fails, the next who asks explores it again.</summary>
    public Explored Of(Request request, Func<Request, Explored> explore)
    {
        var place = _places.GetOrAdd(request.Body, _ => new());
        lock (place)
        {
            return place.Explored ??= explore(request);
        }
    }

    private sealed class Place
    {
        public Explored? Explored { get; set; }
    }
}
