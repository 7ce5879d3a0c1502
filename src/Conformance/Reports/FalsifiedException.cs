namespace SpecProofs.Conformance;

/// <summary>A law does not hold in this case; the message says what differs.</summary>
public sealed class FalsifiedException(string message) : Exception(message)
{
    /// <summary>The message alone: where in our code it was thrown helps nobody who reads a counterexample.</summary>
    public override string ToString() => Message;
}
