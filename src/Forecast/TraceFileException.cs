namespace SpecProofs.Forecast;

/// <summary>A file of traces cannot be used. The message is one line: the file, the place in it, what is wrong there.</summary>
public sealed class TraceFileException : Exception
{
    /// <summary>An error at a place.</summary>
    public TraceFileException(TracePlace place, string problem)
        : this($"{place}: {problem}")
    {
    }

    /// <summary>An error about a file, or several, as a whole.</summary>
    public TraceFileException(string file, string problem)
        : this($"{file}: {problem}")
    {
    }

    // A name or a value from the file may hold a line break; the message may not.
    private TraceFileException(string message)
        : base(string.Concat(message.Select(character => char.IsControl(character) ? ' ' : character)))
    {
    }
}
