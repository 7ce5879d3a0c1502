using System.Collections.Concurrent;

namespace SpecProofs.Conformance;

/// <summary>Tries properties on all cores, the most basic first. The first one in that order that fails is the root: the others are then only asked whether they fail too.</summary>
/// <remarks>
/// Properties are in the order of what their statements build on, so that the root is shown before its consequences: it is announced once
/// all properties before it have held.
/// </remarks>
public sealed class TheoryRun
{
    private readonly StatedProperty[] _properties;
    private readonly PropertyResult?[] _results;
    private readonly RunOptions _options;
    private int _settled;
    private volatile int _firstFailing = int.MaxValue;

    /// <summary>A run of some properties.</summary>
    /// <param name="properties">The properties, in any order.</param>
    /// <param name="options">Number of cases and seed.</param>
    public TheoryRun(IEnumerable<StatedProperty> properties, RunOptions options)
    {
        // How algorithms agree with each other comes after what each of them does.
        _properties = [.. properties.OrderBy(property => property.Statement.Depth).ThenBy(property => property.Statement.Family[0] == 'A')];
        (_results, _options) = (new PropertyResult?[_properties.Length], options);
    }

    /// <summary>The properties, in the order in which they are tried.</summary>
    public IReadOnlyList<StatedProperty> Properties => _properties;

    /// <summary>The first property in order that does not hold; null if all do, or as long as it is not known.</summary>
    public PropertyResult? Root { get; private set; }

    /// <summary>Tries all properties.</summary>
    /// <param name="finished">Told of each result, one at a time: those that hold at once, the root before all others that fail.</param>
    /// <param name="tried">Told how much work each case was that is tried; from any thread.</param>
    /// <param name="cancellation">Ends the run before its next property.</param>
    /// <returns>The results in the order of the properties; null for those that were not tried.</returns>
    public IReadOnlyList<PropertyResult?> Run(Action<PropertyResult>? finished = null, Action<int>? tried = null, CancellationToken cancellation = default)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        _ = Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, _properties.Length), EnumerablePartitionerOptions.NoBuffering), options, (i, loop) =>
        {
            if (cancellation.IsCancellationRequested)
            {
                loop.Stop();
                return;
            }

            var result = PropertyRunner.Run(_properties[i], _options, tried, hurry: () => _firstFailing < i);
            lock (_results)
            {
                Settle(i, result, finished);
            }
        });
        return _results;
    }

    private void Settle(int i, PropertyResult result, Action<PropertyResult>? finished)
    {
        _results[i] = result;
        if (result.Holds)
        {
            finished?.Invoke(result);
        }
        else
        {
            _firstFailing = Math.Min(_firstFailing, i);
            if (Root is not null)
            {
                finished?.Invoke(result);
            }
        }

        while (Root is null && _settled < _results.Length && _results[_settled] is { } next)
        {
            if (!next.Holds)
            {
                Root = next;
                finished?.Invoke(next);
                foreach (var held in _results.Skip(_settled + 1).OfType<PropertyResult>().Where(other => !other.Holds))
                {
                    finished?.Invoke(held);
                }
            }

            _settled++;
        }
    }
}
