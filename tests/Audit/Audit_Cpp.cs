using System.Diagnostics;

namespace SpecProofs.Tests;

/// <summary>The C++ client of a sampler that drafts too, under the tool. Skipped without g++, unless SPECPROOFS_PYTHON=required.</summary>
public sealed class Audit_Cpp : IDisposable
{
    private readonly FrontDoor _front = new();

    [NeedsFact(Need.Compiler | Need.Time)]
    public void A_right_round_passes() => Assert.Contains(
        "lossless: T1.law holds",
        Succeeds(["audit", "--seconds", "4", "--cases", "10", "--", Compiled("rounds.cpp")]),
        StringComparison.Ordinal);

    /// <summary>It draws from the draft's rows and claims others, which only an audit of the draft side sees.</summary>
    [NeedsFact(Need.Compiler | Need.Time)]
    public void A_round_that_claims_other_rows_than_it_drew_from_is_caught()
    {
        var (exit, output, error) = Run(["audit", "--cases", "10", "--", Compiled("rounds.cpp"), "wrong"]);
        Assert.Equal((2, string.Empty), (exit, error));
        Assert.StartsWith("round is not lossless (T1.law)\n\n  instance  V = 2, T = 1\n", output, StringComparison.Ordinal);
        Assert.Contains("rounds.cpp:15\n", output, StringComparison.Ordinal);
        Assert.Contains(" (round, c++ 0.1.0)\n", output, StringComparison.Ordinal);
    }

    public void Dispose() => _front.Dispose();

    private string Compiled(string source)
    {
        var program = _front.PathOf("program");
        using var compiler = Process.Start(
            "g++", ["-std=c++17", "-O1", "-o", program, Path.Combine(Repository.Root, "clients", "cpp", "tests", source)]);
        compiler.WaitForExit();
        Assert.Equal(0, compiler.ExitCode);
        return program;
    }
}
