namespace SpecProofs.Analysis;

/// <summary>One answer of chance: a token drawn, or a test passed or failed.</summary>
/// <param name="Token">The token drawn; null for a test.</param>
/// <param name="Accepted">Whether the test passed; null for a draw.</param>
public readonly record struct Choice(int? Token, bool? Accepted)
{
    /// <summary>A token drawn.</summary>
    public static Choice Draw(int token) => new(token, null);

    /// <summary>A test passed or failed.</summary>
    public static Choice Test(bool accepted) => new(null, accepted);

    /// <summary><c>draw 2</c>, <c>accept</c> or <c>reject</c>.</summary>
    public override string ToString() => Token is { } token ? $"draw {token}" : Accepted == true ? "accept" : "reject";
}
