using System.Collections.Concurrent;

namespace SpecProofs.Conformance;

/// <summary>Tries properties on all cores, the most basic first. The first one in that order that fails is the root.</summary>
/// <remarks>
/// Properties are in the order of what their statements build on. All of them are tried a little before any is tried at length: first on
/// the least instances of the small world; where there is none, on a few random ones; then on all random cases, then on the whole small
/// world. A failing property is announced as the root once all before it have held in that part, so that a mistake which shows in small
/// cases is announced at once, and before its consequences. From then on the others are only asked whether they fail too.
/// </remarks>
public sealed class TheoryRun
{
    /// <summary>The budget of the search for a smaller case: a tenth of a claim's, as the root is waited for.</summary>
    private const int Below = SmallestCase.Budget / 10;

    private readonly StatedProperty[] _properties;
    private readonly PropertyTrial[] _trials;
    private readonly PropertyResult?[] _results;
    private volatile int _firstFailing = int.MaxValue;
    private volatile PropertyResult? _root;
    private bool[] _tried = [];
    private int _settled;

    /// <summary>A run of some properties.</summary>
    /// <param name="properties">The properties, in any order.</param>
    /// <param name="options">Number of cases and seed.</param>
    public TheoryRun(IEnumerable<StatedProperty> properties, RunOptions options)
    {
        // How algorithms agree with each other comes after what each of them does.
        _properties =
        [
            .. properties
                .OrderBy(property => property.Statement.Depth)
                .ThenBy(property => property.Statement.Family[0] == 'A')
                .ThenBy(property => property.Statement.Place),
        ];
        _results = new PropertyResult?[_properties.Length];
        _trials =
        [
            .. _properties.Select((property, i) =>
                new PropertyTrial(property, options, Tried, () => _root is not null || _firstFailing < i, Below)),
        ];
    }

    /// <summary>The properties, in the order in which they are tried.</summary>
    public IReadOnlyList<StatedProperty> Properties => _properties;

    /// <summary>The first property in order that does not hold; null if all do, or as long as it is not known.</summary>
    public PropertyResult? Root => _root;

    private Action<int>? Progress { get; set; }

    /// <summary>Tries all properties. Can be called once.</summary>
    /// <param name="finished">Told of each result, one at a time: those that hold at once, the root before all others that fail.</param>
    /// <param name="tried">Told how much work each case was that is tried; from any thread.</param>
    /// <param name="untilRoot">
    /// Whether the run ends soon after the root was found: the other properties are then tried on the smallest and on random cases only.
    /// </param>
    /// <param name="cancellation">Ends the run before its next property.</param>
    /// <returns>The results in the order of the properties; null for those that were not tried to the end.</returns>
    public IReadOnlyList<PropertyResult?> Run(
        Action<PropertyResult>? finished = null,
        Action<int>? tried = null,
        bool untilRoot = false,
        CancellationToken cancellation = default)
    {
        Progress = tried;
        var inOrder = Enumerable.Range(0, _trials.Length);
        Try(trial => trial.GlanceAtSmallWorld(), inOrder, finished, cancellation);
        Try(trial => trial.GlanceAtRandom(), inOrder, finished, cancellation);
        Try(trial => trial.TryAtRandom(), inOrder, finished, cancellation);
        if (Root is null || !untilRoot)
        {
            Try(trial => trial.Finish(), LongestFirst(), finished, cancellation);
        }

        return _results;
    }

    private void Tried(int work) => Progress?.Invoke(work);

    /// <summary>
    /// Simulations, which were not yet tried at all, then those that have taken longest: no core waits at the end for a long one that was
    /// begun late.
    /// </summary>
    private int[] LongestFirst() =>
    [
        .. Enumerable.Range(0, _trials.Length)
            .OrderByDescending(i => _properties[i].Mark.FalseAlarm > 0)
            .ThenByDescending(i => _trials[i].Elapsed),
    ];

    private void Try(
        Action<PropertyTrial> part, IEnumerable<int> sequence, Action<PropertyResult>? finished, CancellationToken cancellation)
    {
        (_tried, _settled) = (new bool[_trials.Length], 0);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        var order = Partitioner.Create(sequence, EnumerablePartitionerOptions.NoBuffering);
        _ = Parallel.ForEach(order, options, (i, loop) =>
        {
            if (cancellation.IsCancellationRequested)
            {
                loop.Stop();
                return;
            }

            if (!_trials[i].Finished)
            {
                part(_trials[i]);
            }

            lock (_results)
            {
                Settle(i, finished);
            }
        });
    }

    private void Settle(int i, Action<PropertyResult>? finished)
    {
        _tried[i] = true;
        if (_results[i] is null && _trials[i].Finished)
        {
            var result = _results[i] = _trials[i].Result;
            if (!result.Holds)
            {
                _firstFailing = Math.Min(_firstFailing, i);
            }

            if (result.Holds || Root is not null)
            {
                finished?.Invoke(result);
            }
        }

        while (Root is null && _settled < _tried.Length && _tried[_settled])
        {
            if (_results[_settled] is { Holds: false } root)
            {
                _root = root;
                finished?.Invoke(root);
                foreach (var other in _results.OfType<PropertyResult>().Where(other => !other.Holds && other != root))
                {
                    finished?.Invoke(other);
                }
            }

            _settled++;
        }
    }
}
