namespace SpecProofs.Instances;

/// <summary>An instance file cannot be used. The message is one line: the file, the place in it, what is wrong there.</summary>
public sealed class InstanceFileException : Exception
{
    /// <summary>An error at a place: a JSON path, or a line and column.</summary>
    public InstanceFileException(string file, string place, string problem)
        : this($"{Quoted.Path(file)}: {place}: {problem}")
    {
    }

    /// <summary>An error about the file as a whole.</summary>
    public InstanceFileException(string file, string problem)
        : this($"{Quoted.Path(file)}: {problem}")
    {
    }

    // A name or a value from the file may hold a line break; the message may not.
    private InstanceFileException(string message)
        : base(string.Concat(message.Select(character => char.IsControl(character) ? ' ' : character)))
    {
    }
}
