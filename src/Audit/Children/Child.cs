using System.Collections.Immutable;

namespace SpecProofs.Audit;

/// <summary>A function of another process that verifies drafts, as a thing that can be run along given answers of chance.</summary>
public sealed class Child : IDisposable
{
    private const int Shown = 400;

    private readonly ChildProcess _process;

    private Child(ChildProcess process, Hello hello) => (_process, Hello) = (process, hello);

    /// <summary>What the child said of itself.</summary>
    public Hello Hello { get; }

    /// <summary>Starts a command and reads its greeting.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="limit">The most time for one run.</param>
    /// <param name="stop">Ends it; what is asked of it then fails.</param>
    /// <exception cref="ChildFaultException">It cannot be started, or does not greet.</exception>
    public static Child Start(IReadOnlyList<string> command, TimeSpan limit, CancellationToken stop = default)
    {
        var process = ChildProcess.Start(command, limit, stop);
        try
        {
            return new(process, Wire.ReadHello(process.ReadFirst()));
        }
        catch (FormatException e)
        {
            process.Dispose();
            throw new ChildFaultException($"{string.Join(' ', command)}: {e.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    /// <summary>One run along these answers.</summary>
    /// <exception cref="ChildFaultException">It dies, hangs, or answers with what is no run of this request.</exception>
    internal ChildRun Run(Request request, IReadOnlyList<int> answers)
    {
        var line = Wire.Run(request, answers);
        try
        {
            return Wire.ReadRun(_process.Exchange(line));
        }
        catch (FormatException e)
        {
            throw Fault(e.Message, line);
        }
    }

    /// <summary>Many runs with the child's own random numbers.</summary>
    /// <exception cref="ChildFaultException">It dies, hangs, or answers with something else.</exception>
    internal IReadOnlyList<(ImmutableArray<WrittenRound> Rounds, long Count)> Sample(Request request, long runs)
    {
        var line = Wire.Sample(request, runs);
        try
        {
            var counts = Wire.ReadSample(_process.Exchange(line));
            return counts.Sum(entry => entry.Count) == runs && counts.All(entry => Problem(entry.Rounds, request) is null)
                ? counts
                : throw new FormatException(
                    counts.Select(entry => Problem(entry.Rounds, request)).FirstOrDefault(problem => problem is not null)
                    ?? $"it was asked for {runs} runs and counted {counts.Sum(entry => entry.Count)}");
        }
        catch (FormatException e)
        {
            throw Fault(e.Message, line);
        }
    }

    /// <summary>The fault in a line, with the request that can be sent to the child by hand.</summary>
    internal ChildFaultException Fault(string what, string line) => new(
        $"{Hello.Name}: {what}; the request was {(line.Length <= Shown ? line : $"{line.AsSpan(0, Shown)}…")}");

    /// <summary>What is wrong with an outcome; null if nothing is.</summary>
    internal static string? Problem(ImmutableArray<WrittenRound> rounds, Request request, bool countsKept = false)
    {
        if (rounds.IsEmpty)
        {
            return "it wrote no round";
        }

        foreach (var round in rounds)
        {
            if (round.Tokens.IsEmpty)
            {
                return "it wrote no token in a round";
            }

            if (round.Tokens.FirstOrDefault(token => token < 0 || token >= request.Vocabulary, -1) is var bad
                && round.Tokens.Any(token => token < 0 || token >= request.Vocabulary))
            {
                return $"it wrote token {bad}: the vocabulary is 0 … {request.Vocabulary - 1}";
            }

            if (countsKept && round.Kept is null)
            {
                return "it does not say how many drafts it kept, and a claim is about that";
            }

            if (round.Kept is { } kept && (kept < 0 || kept > Math.Min(round.Tokens.Length, request.Drafted)))
            {
                return $"it says that it kept {kept} of {request.Drafted} drafts and wrote {round.Tokens.Length} "
                    + $"token{(round.Tokens.Length == 1 ? string.Empty : "s")}";
            }
        }

        return null;
    }
}
