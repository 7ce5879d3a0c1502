namespace SpecProofs.Conformance;

/// <summary>A sequence whose elements are made once, when they are first needed, and then kept for all who enumerate it, on any thread.</summary>
internal sealed class SharedSequence<T>(IEnumerable<T> source)
{
    private readonly Lock _making = new();
    private readonly IEnumerator<T> _rest = source.GetEnumerator();
    private readonly List<T> _made = [];

    /// <summary>The elements in order.</summary>
    public IEnumerable<T> All()
    {
        for (var i = 0; TryGet(i, out var element); i++)
        {
            yield return element;
        }
    }

    private bool TryGet(int i, out T element)
    {
        lock (_making)
        {
            if (i == _made.Count && _rest.MoveNext())
            {
                _made.Add(_rest.Current);
            }

            (element, var exists) = i < _made.Count ? (_made[i], true) : (default!, false);
            return exists;
        }
    }
}
