namespace SpecProofs.Tests;

/// <summary>What numbers on a cell refuse: the exception is thrown, and noted apart from it.</summary>
internal static class Refused
{
    /// <summary>The message with which an operation is refused.</summary>
    /// <typeparam name="E">The exception that it must throw.</typeparam>
    public static string With<E>(Func<object?> operation)
        where E : Exception
    {
        // An earlier test on this thread may have left what it noted.
        _ = Refusal.Take();
        var message = Assert.Throws<E>(operation).Message;
        Assert.Equal(message, Refusal.Take());
        return message;
    }
}
