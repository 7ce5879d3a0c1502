namespace SpecProofs.Simulation;

/// <summary>A decoder cannot be compiled because its steps depend on more of the text than a state holds.</summary>
public sealed class HistoryReadException(string message) : InvalidOperationException(message);
