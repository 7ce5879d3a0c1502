namespace SpecProofs.Cli;

/// <summary>Bad usage or input. The message is one line: where, and what is wrong.</summary>
internal sealed class BadInputException(string message) : Exception(message);
