namespace SpecProofs.Audit;

/// <summary>What is known of the coins on a path: the interval that each lies in.</summary>
internal sealed class Interval
{
    private readonly Dictionary<int, (Rational From, Rational To)> _known = [];

    /// <summary>The answers to a question that have a positive probability.</summary>
    public IEnumerable<int> Possible(Question question)
    {
        if (question.Law is { } law)
        {
            return law.Support.ToArray();
        }

        var (from, to) = question.Kind == AskedKind.Below ? Of(question.Coin) : (Rational.Zero, Rational.One);
        return question.Number >= to ? [1] : question.Number <= from ? [0] : [1, 0];
    }

    /// <summary>Takes in an answer.</summary>
    public void Answer(Question question, int answer)
    {
        if (question.Kind == AskedKind.Below)
        {
            var (from, to) = Of(question.Coin);
            _known[question.Coin] = answer == 1
                ? (from, Rational.Min(question.Number, to))
                : (Rational.Max(question.Number, from), to);
        }
    }

    private (Rational From, Rational To) Of(int coin) => _known.GetValueOrDefault(coin, (Rational.Zero, Rational.One));
}
