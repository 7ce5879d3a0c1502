namespace SpecProofs.Audit;

/// <summary>The laws of a child: each distinct request is explored once.</summary>
/// <param name="child">The child.</param>
/// <param name="reading">How its numbers are read.</param>
/// <param name="countsKept">Whether the child has to say how many drafts it kept.</param>
internal sealed class ChildLaws(Child child, Reading reading, bool countsKept)
{
    private readonly Dictionary<string, RunTree> _known = [];
    private readonly List<(int Work, int Vocabulary)> _tooLarge = [];
    private readonly Exploration _exploration = new(child, reading, countsKept);

    /// <summary>What the child is asked to do.</summary>
    public Form Form => child.Hello.Form;

    /// <summary>What reports call it.</summary>
    public string Name => child.Hello.Name;

    /// <summary>Distinct requests so far.</summary>
    public int Requests => _known.Count;

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

        try
        {
            return _known[request.Body] = _exploration.Explore(request);
        }
        catch (BudgetExceededException)
        {
            _tooLarge.Add((request.Work, request.Vocabulary));
            throw;
        }
    }
}
