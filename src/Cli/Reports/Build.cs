using System.Reflection;

namespace SpecProofs.Cli;

/// <summary>Version and commit of the program.</summary>
/// <param name="Version">The version.</param>
/// <param name="Commit">The commit that it was built from; empty outside a repository.</param>
internal sealed record Build(string Version, string Commit)
{
    /// <summary>The running program.</summary>
    public static Build This { get; } = Of(
        typeof(Ledger).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? string.Empty);

    private static Build Of(string informational) =>
        informational.Split('+', 2) is [var version, var commit] ? new(version, commit) : new(informational, string.Empty);
}
