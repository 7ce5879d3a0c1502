using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>Chance that answers in every possible way, one run after the other: depth first along the tree of choices.</summary>
/// <remarks>
/// A run repeats the choices on the current path and takes the first possible answer beyond it. Answers of probability zero are never
/// given.
/// </remarks>
internal sealed class Explorer<W> : IChance<W>
    where W : struct, INumber<W>
{
    /// <summary>Open questions of one step, those with more than one answer: what asks more draws until it is content.</summary>
    private const int OpenInAStep = 1024;

    /// <summary>The same of a whole run.</summary>
    private const int OpenInARun = 4096;

    /// <summary>Questions of any kind on one path.</summary>
    private const int QuestionsOfAPath = 1_000_000;

    private Branch[] _path = new Branch[4];
    private int _length;
    private int _depth;
    private int _mostOpen = OpenInARun;

    /// <summary>The probability of the current path.</summary>
    public W Mass => _length == 0 ? W.One : _path[_length - 1].Mass;

    /// <summary>The answers of the current path.</summary>
    public Trace Trace =>
        new([.. _path.Take(_length).Select(branch =>
            branch.Distribution is null ? Choice.Test(branch.Given != 0) : Choice.Draw(branch.Given))]);

    /// <summary>One run along the current path and beyond.</summary>
    /// <exception cref="BudgetExceededException">It asks more open questions than any that ends.</exception>
    /// <exception cref="InvalidOperationException">It goes on asking questions with a single answer.</exception>
    public T Run<T>(Func<IChance<W>, T> program)
    {
        _depth = 0;
        var outcome = program(this);
        return _depth == _length ? outcome : throw new NotReproducibleException();
    }

    /// <summary>One step of a decoder along the current path and beyond.</summary>
    public void Advance(IDecoder<W> decoder, Text<W> text)
    {
        (_depth, _mostOpen) = (0, OpenInAStep);
        decoder.Step(this, text);
        if (_depth != _length)
        {
            throw new NotReproducibleException();
        }
    }

    /// <summary>Moves to the next path; false when all were taken.</summary>
    public bool MoveNext()
    {
        for (; _length > 0; _length--)
        {
            ref var last = ref _path[_length - 1];
            if (last.Answer + 1 < last.Answers)
            {
                Give(ref last, last.Answer + 1, _length == 1 ? W.One : _path[_length - 2].Mass);
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public int Draw(Distribution<W> distribution)
    {
        if (_depth == _length)
        {
            Ask(distribution, W.Zero, distribution.Support.Length);
        }

        ref readonly var branch = ref _path[_depth++];
        return ReferenceEquals(branch.Distribution, distribution) || distribution.Equals(branch.Distribution)
            ? branch.Given
            : throw new NotReproducibleException();
    }

    /// <inheritdoc/>
    public bool Accept(W probability)
    {
        if (_depth == _length)
        {
            Probability.Check(probability);
            Ask(null, probability, W.IsZero(probability) || probability == W.One ? 1 : 2);
        }

        ref readonly var branch = ref _path[_depth++];
        return branch.Distribution is null && branch.Probability == probability ? branch.Given != 0 : throw new NotReproducibleException();
    }

    /// <summary>A new question at the end of the path, with its first answer.</summary>
    private void Ask(Distribution<W>? distribution, W probability, int answers)
    {
        var (before, open) = (Mass, (_length == 0 ? 0 : _path[_length - 1].Open) + (answers > 1 ? 1 : 0));
        if (open > _mostOpen)
        {
            throw BudgetExceededException.Endless(_mostOpen);
        }

        if (_length == QuestionsOfAPath)
        {
            throw new InvalidOperationException(
                $"chance was asked {QuestionsOfAPath:N0} questions on one path, most of them with a single answer: a loop has no end");
        }

        if (_length == _path.Length)
        {
            Array.Resize(ref _path, 2 * _length);
        }

        ref var branch = ref _path[_length++];
        (branch.Distribution, branch.Probability, branch.Answers, branch.Open) = (distribution, probability, answers, open);
        Give(ref branch, 0, before);
    }

    /// <summary>Gives a question one of its answers, after a path of this probability.</summary>
    private static void Give(ref Branch branch, int answer, W before)
    {
        branch.Answer = answer;
        if (branch.Distribution is { } distribution)
        {
            branch.Given = distribution.Support[answer];
            branch.Mass = before * distribution[branch.Given];
            return;
        }

        var accepted = answer == 0 && !W.IsZero(branch.Probability);
        branch.Given = accepted ? 1 : 0;
        branch.Mass = branch.Answers == 1 ? before : before * (accepted ? branch.Probability : W.One - branch.Probability);
    }

    /// <summary>
    /// A question on the path: a distribution to draw from or a probability to accept with, how many answers can happen, which one is
    /// given, what it says, the probability of the path and the number of its open questions up to here.
    /// </summary>
    private struct Branch
    {
        public Distribution<W>? Distribution;
        public W Probability;
        public W Mass;
        public int Answers;
        public int Answer;
        public int Given;
        public int Open;
    }
}
