namespace SpecProofs.Conformance;

/// <summary>A program that was tried failed, which says nothing about what is claimed of it. The message is the report.</summary>
/// <param name="report">What was thrown, in which case, and where in the author's code.</param>
public sealed class ProgramFailedException(string report) : Exception(report);
