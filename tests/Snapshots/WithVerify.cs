using System.Runtime.CompilerServices;
using DiffEngine;

namespace SpecProofs.Tests;

/// <summary>The package's settings, which make it write and approve what <c>Verifier.cs</c> does.</summary>
/// <remarks>Compiled with <c>-p:SnapshotEngine=Verify</c> only.</remarks>
internal static class WithVerify
{
    [ModuleInitializer]
    public static void Configure()
    {
        VerifierSettings.UseUtf8NoBom();

        // The package knows build servers by variables of their own, not by a plain CI=true.
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            DiffRunner.Disabled = true;
        }

        if (Approval.FromEnvironment().Given)
        {
            VerifierSettings.AutoVerify();
        }
    }
}
