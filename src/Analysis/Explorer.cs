using System.Numerics;
using System.Runtime.InteropServices;
using SpecProofs.Decoding;

namespace SpecProofs.Analysis;

/// <summary>Chance that answers in every possible way, one run after the other: depth first along the tree of choices.</summary>
/// <remarks>A run repeats the choices on the current path and takes the first possible answer beyond it. Answers of probability zero are never given.</remarks>
internal sealed class Explorer<W> : IChance<W>
    where W : struct, INumber<W>
{
    private readonly List<Branch> _path = [];
    private int _depth;

    /// <summary>The probability of the current path.</summary>
    public W Mass => _path.Count == 0 ? W.One : _path[^1].Mass;

    /// <summary>The answers of the current path.</summary>
    public Trace Trace => new([.. _path.Select(branch => branch.Choice)]);

    /// <summary>One run along the current path and beyond.</summary>
    public T Run<T>(Func<IChance<W>, T> program)
    {
        _depth = 0;
        var outcome = program(this);
        return _depth == _path.Count ? outcome : throw NotReproducible();
    }

    /// <summary>One step of a decoder along the current path and beyond.</summary>
    public void Advance(IDecoder<W> decoder, Text<W> text)
    {
        _depth = 0;
        decoder.Step(this, text);
        if (_depth != _path.Count)
        {
            throw NotReproducible();
        }
    }

    /// <summary>Moves to the next path; false when all were taken.</summary>
    public bool MoveNext()
    {
        while (_path.Count > 0)
        {
            var last = _path[^1];
            _path.RemoveAt(_path.Count - 1);
            if (last.Answer + 1 < last.Answers)
            {
                Push(last.Distribution, last.Probability, last.Answer + 1);
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public int Draw(Distribution<W> distribution)
    {
        if (_depth == _path.Count)
        {
            Push(distribution, W.Zero, 0);
        }

        ref readonly var branch = ref CollectionsMarshal.AsSpan(_path)[_depth++];
        return ReferenceEquals(branch.Distribution, distribution) || distribution.Equals(branch.Distribution)
            ? branch.Choice.Token.GetValueOrDefault()
            : throw NotReproducible();
    }

    /// <inheritdoc/>
    public bool Accept(W probability)
    {
        if (_depth == _path.Count)
        {
            Push(null, probability, 0);
        }

        ref readonly var branch = ref CollectionsMarshal.AsSpan(_path)[_depth++];
        return branch.Distribution is null && branch.Probability == probability
            ? branch.Choice.Accepted.GetValueOrDefault()
            : throw NotReproducible();
    }

    private static InvalidOperationException NotReproducible() =>
        new("the program made other choices when it was run again: it must depend on nothing but the answers of chance");

    private void Push(Distribution<W>? distribution, W probability, int answer)
    {
        if (distribution is not null)
        {
            var token = distribution.Support[answer];
            _path.Add(new(distribution, probability, answer, distribution.Support.Length, Choice.Draw(token), Mass * distribution[token]));
            return;
        }

        if (probability < W.Zero || probability > W.One)
        {
            throw new InvalidOperationException($"an acceptance probability is {probability}, not in [0, 1]");
        }

        var sure = W.IsZero(probability) || probability == W.One;
        var accepted = answer == 0 && !W.IsZero(probability);
        _path.Add(new(null, probability, answer, sure ? 1 : 2, Choice.Test(accepted), Mass * (accepted ? probability : W.One - probability)));
    }

    /// <summary>A question on the path, the answer now given, how many there are, and the probability of the path up to here.</summary>
    private readonly record struct Branch(Distribution<W>? Distribution, W Probability, int Answer, int Answers, Choice Choice, W Mass);
}
