namespace VerifyXunit;

/// <summary>Whether a received text is approved unseen.</summary>
/// <param name="Given">A difference is approved and does not fail.</param>
public sealed record Approval(bool Given)
{
    /// <summary>SPECPROOFS_ACCEPT=1 approves, but never where CI=true.</summary>
    public static Approval FromEnvironment() =>
        Of(Environment.GetEnvironmentVariable("SPECPROOFS_ACCEPT"), Environment.GetEnvironmentVariable("CI"));

    /// <summary>The same for these values of the two variables.</summary>
    public static Approval Of(string? accept, string? ci) =>
        new(accept == "1" && !string.Equals(ci, "true", StringComparison.OrdinalIgnoreCase));
}
