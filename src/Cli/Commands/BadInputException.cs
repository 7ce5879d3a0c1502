namespace SpecProofs.Cli;

/// <summary>The user gave something that cannot be used. The message is one line: where, and what is wrong.</summary>
internal sealed class BadInputException(string message) : Exception(message);
