namespace SpecProofs.Analysis;

/// <summary>The mass of each context that has some before one position, in each place of a round.</summary>
/// <param name="rows">Masses a context.</param>
/// <typeparam name="U">The number type in which mass is carried.</typeparam>
internal sealed class MassByContext<U>(int rows)
    where U : struct
{
    private readonly List<int> _contexts = [];
    private U[] _masses = [];

    /// <summary>The contexts, by number.</summary>
    public IReadOnlyList<int> Contexts => _contexts;

    /// <summary>The masses of the i-th of them.</summary>
    public Span<U> At(int i) => _masses.AsSpan(i * rows, rows);

    /// <summary>One more context, without mass yet; gives its index.</summary>
    public int Add(int context)
    {
        _contexts.Add(context);
        if (_contexts.Count * rows > _masses.Length)
        {
            Array.Resize(ref _masses, 2 * _contexts.Count * rows);
        }

        At(_contexts.Count - 1).Clear();
        return _contexts.Count - 1;
    }

    public void Clear() => _contexts.Clear();
}
