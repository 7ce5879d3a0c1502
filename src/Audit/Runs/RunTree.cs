using System.Collections.Immutable;

namespace SpecProofs.Audit;

/// <summary>All runs of a child on one request: its questions as a tree, with what it wrote at the leaves.</summary>
/// <param name="Question">The question here; null at a leaf.</param>
/// <param name="Next">What follows each answer; null where the answer has probability 0.</param>
/// <param name="Rounds">What was written; empty at a question.</param>
internal sealed record RunTree(Question? Question, RunTree?[] Next, ImmutableArray<WrittenRound> Rounds)
{
    /// <summary>A leaf.</summary>
    public static RunTree Leaf(ImmutableArray<WrittenRound> rounds) => new(null, [], rounds);

    /// <summary>A question without answers so far.</summary>
    public static RunTree Of(Question question) => new(question, new RunTree?[question.Answers], []);

    /// <summary>Asks chance along the tree, and returns what the child wrote on this request.</summary>
    public ImmutableArray<WrittenRound> Walk(IChance<Rational> chance, Request request)
    {
        var (here, coins) = (this, default(List<SharedUniform<Rational>>));
        var answers = chance is IHearsPlaces ? new List<int>() : null;
        while (here.Question is { } question)
        {
            (chance as IHearsPlaces)?.At(question.Place);
            var answer = question.Kind switch
            {
                AskedKind.Draw => chance.Draw(question.Law!),
                AskedKind.Accept => chance.Accept(question.Number) ? 1 : 0,
                _ => Coin(question.Coin).IsBelow(question.Number) ? 1 : 0,
            };
            answers?.Add(answer);
            here = here.Next[answer]!;
        }

        if (chance is IHearsPlaces report)
        {
            report.Note("by hand", Wire.Run(request, answers!));
            report.At(null);
        }

        return here.Rounds;

        SharedUniform<Rational> Coin(int number)
        {
            coins ??= [];
            while (coins.Count <= number)
            {
                coins.Add(new SharedUniform<Rational>(chance));
            }

            return coins[number];
        }
    }
}

/// <summary>A question as it was read.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Coin">The number of the coin.</param>
/// <param name="Number">The probability, or the threshold.</param>
/// <param name="Law">The law of a draw; null for other questions.</param>
/// <param name="Place">File and line in the child's source.</param>
internal sealed record Question(AskedKind Kind, int Coin, Rational Number, Distribution<Rational>? Law, string Place)
{
    /// <summary>How many answers there are.</summary>
    public int Answers => Law?.Vocabulary ?? 2;

    /// <summary>Whether two runs asked the same.</summary>
    public bool IsSame(Question other) =>
        Kind == other.Kind && Coin == other.Coin && Number == other.Number && (Law?.Equals(other.Law) ?? other.Law is null);
}
