namespace SpecProofs.Proofs;

/// <summary>
/// What numbers on a cell refused on this thread. It is kept apart from the exception: code that swallows that went on otherwise than it
/// would with ordinary numbers.
/// </summary>
internal static class Refusal
{
    [ThreadStatic]
    private static string? s_first;

    /// <summary>Notes a refusal, and gives it back to be thrown.</summary>
    public static E Noted<E>(E exception)
        where E : Exception
    {
        s_first ??= exception.Message;
        return exception;
    }

    /// <summary>The first refusal since this was called last; null if there was none.</summary>
    public static string? Take()
    {
        var first = s_first;
        s_first = null;
        return first;
    }
}
