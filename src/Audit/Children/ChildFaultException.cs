namespace SpecProofs.Audit;

/// <summary>The audited process did something that says nothing about any claim: it died, hung, or broke the protocol.</summary>
/// <remarks>It ends the audit, so it counts as a cancellation: no case is made smaller for it.</remarks>
/// <param name="message">One line: what the process did, and the request at which it did.</param>
public sealed class ChildFaultException(string message) : OperationCanceledException(message);
