namespace SpecProofs.Analysis;

/// <summary>A program made other choices when it was run again along the same answers, so that it has no law.</summary>
public sealed class NotReproducibleException() : Exception(
    "the program made other choices when it was run again: it must depend on nothing but the answers of chance");
