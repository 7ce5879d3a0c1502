namespace SpecProofs.Proofs;

/// <summary>A run needs an answer that differs from point to point of its cell: the cell has to be cut.</summary>
/// <remarks>For the driver. Code that catches it does no harm: the run keeps the question.</remarks>
public sealed class UndecidedException : Exception
{
    internal UndecidedException(Question question)
        : base($"{question}") => Question = question;

    /// <summary>The polynomial whose sign is needed; null where it is a row or a number of the instance that is not chosen yet.</summary>
    public Polynomial? Polynomial => (Question as SignQuestion)?.Polynomial;

    internal Question Question { get; }
}

/// <summary>A number was used after the run that it was made in: a static field or a cache has kept it.</summary>
public sealed class StaleNumberException() :
    Exception("a real number is used outside the run that it was made in: a static field or a cache has kept it");
