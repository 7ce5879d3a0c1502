using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>Chance that answers as a trace says, and refuses anything else.</summary>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class Replay<W> : IChance<W>
    where W : struct, INumber<W>
{
    private readonly Trace _trace;
    private int _next;

    private Replay(Trace trace) => _trace = trace;

    /// <summary>Runs a program along a trace.</summary>
    /// <exception cref="ReplayException">
    /// The program asks for more choices than there are, or fewer, or for one of the other kind, or a recorded answer has probability zero.
    /// </exception>
    public static T Of<T>(Trace trace, Func<IChance<W>, T> program)
    {
        var replay = new Replay<W>(trace);
        var outcome = program(replay);
        return replay._next == trace.Choices.Length
            ? outcome
            : throw new ReplayException(
                $"the program made {replay._next} choices, the trace has {trace.Choices.Length}: "
                + $"\"{trace.Choices[replay._next]}\" is left over");
    }

    /// <inheritdoc/>
    public int Draw(Distribution<W> distribution) => Next("draws a token").Token is { } token
        ? token < distribution.Vocabulary && distribution[token] > W.Zero
            ? token
            : throw Impossible($"{distribution} never gives token {token}")
        : throw Impossible("the program draws a token there");

    /// <inheritdoc/>
    public bool Accept(W probability) => Next("tests an acceptance").Accepted is { } accepted
        ? (accepted ? probability > W.Zero : probability < W.One)
            ? accepted
            : throw Impossible($"the acceptance probability is {probability}")
        : throw Impossible("the program tests an acceptance there");

    private Choice Next(string question) => _next < _trace.Choices.Length
        ? _trace.Choices[_next++]
        : throw new ReplayException($"the trace ends after {_next} choices, but the program {question}");

    private ReplayException Impossible(string why) => new($"choice {_next} of the trace is \"{_trace.Choices[_next - 1]}\", but {why}");
}

/// <summary>A trace that is not a path of the program.</summary>
public sealed class ReplayException(string message) : Exception(message);
