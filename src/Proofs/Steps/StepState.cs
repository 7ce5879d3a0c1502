using System.Numerics;

namespace SpecProofs.Proofs;

/// <summary>A text as far as a decoder can tell: what is written, the place in the running round, and how many tokens are left.</summary>
/// <param name="Written">Tokens, sources and rounds so far.</param>
/// <param name="Undecided">Draft tokens of the running block that were not looked at yet.</param>
/// <param name="Left">Tokens left to write.</param>
internal sealed record StepState(Transcript Written, int Undecided, int Left)
{
    /// <summary>The state of a text.</summary>
    public static StepState Of<W>(Text<W> text)
        where W : struct, INumber<W> => new(text.ToTranscript(), text.Undecided, text.Horizon - text.Length);

    /// <summary>The state of an empty text in the middle of a round, or between two.</summary>
    public static StepState AtStart(int undecided, int left) => new(new(Tokens.Empty, [], undecided > 0 ? 1 : 0), undecided, left);

    /// <summary>A text in this state, of which nothing was read yet.</summary>
    /// <param name="instance">An instance of the horizon that the state has.</param>
    public Text<W> In<W>(Instance<W> instance)
        where W : struct, INumber<W>
    {
        var text = new Text<W>(instance);
        foreach (var (n, source) in Written.Sources.Index())
        {
            Action<int> append = source switch { Source.Draft => text.Accept, Source.Rejection => text.Reject, _ => text.AppendFromTarget };
            append(Written.Tokens[n]);
        }

        for (var round = 1; round <= Written.Rounds; round++)
        {
            text.StartRound(round == Written.Rounds ? Undecided : 0);
        }

        text.Reads = TextReads.None;
        return text;
    }

    /// <summary><c>after "0 1!", 2 tokens left, 1 undecided</c>.</summary>
    public override string ToString() => $"after \"{Written}\", {Left} token{(Left == 1 ? "" : "s")} left, {Undecided} undecided";
}
