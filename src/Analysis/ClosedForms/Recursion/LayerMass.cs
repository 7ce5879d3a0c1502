using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>Mass on its way to the next layer of contexts.</summary>
/// <remarks>It is gathered by token first, whole rows at a time, and moved to contexts once for all contexts that lead alike.</remarks>
internal sealed class LayerMass<W>(int rows, int vocabulary)
    where W : struct, INumber<W>
{
    private readonly Dictionary<int[], TokenMass<W>> _byToken = [];
    private (int[]? After, TokenMass<W>? Mass) _last;

    /// <summary>Mass that sits in one context, all of it in the first place.</summary>
    public static SettledMass<W> At(W mass, int rows) => new([mass], [.. Enumerable.Repeat(0, rows).Select(_ => new W[1])]);

    /// <summary>What is sent on by the contexts that lead like this.</summary>
    public TokenMass<W> Towards(int[] after)
    {
        // Contexts that lead alike mostly stand side by side.
        if (!ReferenceEquals(_last.After, after))
        {
            _last = (after, _byToken.TryGetValue(after, out var known) ? known : _byToken[after] = new(rows, vocabulary));
        }

        return _last.Mass!;
    }

    /// <summary>The mass of each context of the next layer.</summary>
    public SettledMass<W> Settled()
    {
        var contexts = _byToken.Keys.Select(after => after.Max() + 1).DefaultIfEmpty(0).Max();
        var settled = new SettledMass<W>(new W[contexts], [.. Enumerable.Repeat(0, rows).Select(_ => new W[contexts])]);
        foreach (var (after, mass) in _byToken)
        {
            for (var x = 0; x < after.Length; x++)
            {
                if (after[x] >= 0)
                {
                    settled.All[after[x]] += mass.All[x];
                    for (var row = 0; row < rows; row++)
                    {
                        settled.Later[row][after[x]] += mass.Later(row)[x];
                    }
                }
            }
        }

        return settled;
    }
}

/// <summary>Mass of each context of a layer: in all places together, and in each place behind the first for each number of drafts.</summary>
internal sealed record SettledMass<W>(W[] All, W[][] Later);

/// <summary>The same of each token.</summary>
internal sealed class TokenMass<W>(int rows, int vocabulary)
    where W : struct, INumber<W>
{
    private readonly W[] _later = new W[rows * vocabulary];

    public W[] All { get; } = new W[vocabulary];

    public Span<W> Later(int row) => _later.AsSpan(row * vocabulary, vocabulary);

    /// <summary>Adds what one context sends on to all places together.</summary>
    public void AddAll(W mass, ReadOnlySpan<W> target) => RowKernels.AddScaled(All, mass, target);

    /// <summary>Adds what one context sends on to one place: the target's mass but for what is rejected.</summary>
    public void AddAccepted(int row, W mass, ReadOnlySpan<W> target, ReadOnlySpan<W> rejected) => RowKernels.AddScaledDifference(Later(row), mass, target, rejected);
}
