using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using DiffEngine;
using VerifyTests;

namespace SpecProofs.Tests;

/// <summary>The package's settings, which make it write and approve what <c>Verifier.cs</c> does.</summary>
/// <remarks>Compiled with <c>-p:SnapshotEngine=Verify</c> only.</remarks>
internal static class WithVerify
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The package is set up before any test; a test project has no other place.")]
    public static void Configure()
    {
        VerifierSettings.UseEncoding(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

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
