using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpecProofs.Simulation;

/// <summary>Explores one step in every possible way and merges equal draws: a graph of choices instead of a tree.</summary>
/// <remarks>
/// Right under <see cref="StepAssumptions{W}.DrawsForget"/>. Two paths meet at a draw if they have asked equally many questions, left equal
/// texts, and now draw from the same distribution. Between draws, tests are explored as a tree.
/// Cost: for speculative decoding 3V runs at most, where the whole tree has V².
/// </remarks>
internal sealed class SharedExplorer<T, W>(IDecoder<W> decoder, Func<Text<W>, T> keep) : IChance<W>
    where T : notnull
    where W : struct, INumber<W>
{
    private readonly Dictionary<Draws, int> _known = [];
    private readonly List<Node> _nodes = [];
    private readonly List<int> _answers = [];
    private readonly List<W> _tests = [];
    private Text<W> _text = null!;
    private int _asked;
    private Draws? _met;

    /// <summary>
    /// The outcomes of a step from a text: leaves each in <paramref name="work"/> and yields its probability. An outcome may occur more
    /// than
    /// once.
    /// </summary>
    public IEnumerable<W> Steps(Text<W> from, Text<W> work)
    {
        _text = work;
        _known.Clear();
        _nodes.Clear();
        _nodes.Add(new(null, [], W.One));

        // Nodes are visited in order of depth, so all mass has arrived at a node before its turn.
        for (var i = 0; i < _nodes.Count; i++)
        {
            var (distribution, path, mass) = _nodes[i];
            for (var answer = 0; answer < (distribution?.Support.Length ?? 1); answer++)
            {
                _answers.Clear();
                _answers.AddRange(path);
                var here = mass;
                if (distribution is not null)
                {
                    _answers.Add(distribution.Support[answer]);
                    here *= distribution[distribution.Support[answer]];
                }

                var first = _answers.Count;
                _tests.Clear();
                do
                {
                    (_asked, _met) = (0, null);
                    work.CopyFrom(from);
                    decoder.Step(this, work);
                    var reached = _tests.Aggregate(here, (product, probability) => product * probability);
                    if (_met is { } draws)
                    {
                        Meet(draws, reached);
                    }
                    else
                    {
                        yield return reached;
                    }
                }
                while (NextTests(first));
            }
        }
    }

    /// <inheritdoc/>
    public int Draw(Distribution<W> distribution)
    {
        if (_asked < _answers.Count)
        {
            return _answers[_asked++];
        }

        // The rest of the run is discarded; any answer will do.
        _met ??= new(_asked, distribution, _text.Length, _text.Undecided, Tally.Of(_text), _text.Context, keep(_text));
        return distribution.Support[0];
    }

    /// <inheritdoc/>
    public bool Accept(W probability)
    {
        Probability.Check(probability);
        if (_met is not null)
        {
            return !W.IsZero(probability);
        }

        if (_asked == _answers.Count)
        {
            _answers.Add(W.IsZero(probability) ? 0 : 1);
            _tests.Add(W.IsZero(probability) ? W.One : probability);
        }

        return _answers[_asked++] != 0;
    }

    /// <summary>Moves to the next way in which the tests since the last draw can go.</summary>
    private bool NextTests(int first)
    {
        while (_answers.Count > first)
        {
            if (_answers[^1] == 1 && _tests[^1] != W.One)
            {
                (_answers[^1], _tests[^1]) = (0, W.One - _tests[^1]);
                return true;
            }

            _answers.RemoveAt(_answers.Count - 1);
            _tests.RemoveAt(_tests.Count - 1);
        }

        return false;
    }

    private void Meet(Draws draws, W mass)
    {
        ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, draws, out var known);
        if (!known)
        {
            at = _nodes.Count;
            _nodes.Add(new(draws.Distribution, [.. _answers], W.Zero));
        }

        CollectionsMarshal.AsSpan(_nodes)[at].Mass += mass;
    }

    private readonly record struct Draws(
        int Asked, Distribution<W> Distribution, int Length, int Undecided, Tally Tally, Context<W> Context, T Kept)
    {
        // Compared by reference: models and couplings return the same object each time, and comparing masses costs O(V).
        public bool Equals(Draws other) =>
            ReferenceEquals(Distribution, other.Distribution)
            && Asked == other.Asked && Length == other.Length && Undecided == other.Undecided && Tally == other.Tally
            && ReferenceEquals(Context, other.Context) && EqualityComparer<T>.Default.Equals(Kept, other.Kept);

        public override int GetHashCode() => (Asked * 31) + RuntimeHelpers.GetHashCode(Distribution);
    }

    private record struct Node(Distribution<W>? Distribution, int[] Path, W Mass);
}
