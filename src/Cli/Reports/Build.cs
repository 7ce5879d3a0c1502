using System.Globalization;
using System.Reflection;

namespace SpecProofs.Cli;

/// <summary>What is known of the program from its build.</summary>
/// <param name="Version">The version.</param>
/// <param name="Commit">The commit that it was built from; empty outside a repository.</param>
internal sealed record Build(string Version, string Commit)
{
    private const int ShortCommit = 12;

    /// <summary>The running program.</summary>
    public static Build This { get; } = Of(
        typeof(Ledger).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? string.Empty)
        with
    {
        Date = DateOnly.TryParseExact(Metadata("CommitDate"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null,
        Address = Metadata("RepositoryUrl") is { } address && address.StartsWith("https://", StringComparison.Ordinal) ? address : null,
    };

    /// <summary>The day of the commit, or of the release outside a repository; null if the build did not say.</summary>
    public DateOnly? Date { get; private init; }

    /// <summary>Where the project is to be found; null if the build did not say.</summary>
    public string? Address { get; private init; }

    /// <summary>The first 12 characters of a commit.</summary>
    public static string Short(string commit) => commit.Length > ShortCommit ? commit[..ShortCommit] : commit;

    private static Build Of(string informational) =>
        informational.Split('+', 2) is [var version, var commit] ? new(version, commit) : new(informational, string.Empty);

    private static string? Metadata(string key) => typeof(Build).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => attribute.Key == key)?.Value;
}
