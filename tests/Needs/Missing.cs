namespace SpecProofs.Tests;

/// <summary>
/// What is missing here of what a test needs. SPECPROOFS_PYTHON=required and the like say that tests may not be skipped, as in CI.
/// </summary>
internal static class Missing
{
    private static readonly (Need Need, string Reason, bool Here)[] All =
    [
        (Need.Time, "long; SPECPROOFS_TESTS=all runs them, as CI does", Is("TESTS", "all")),
        (Need.Night, "it takes minutes; SPECPROOFS_PROOFS=all runs it", Is("PROOFS", "all")),
        (Need.Python, "there is no python3 here", Python.Path is not null || Is("PYTHON", "required")),
        (Need.Compiler, "there is no g++ here", OnThePath.Find("g++") is not null || Is("PYTHON", "required")),
        (Need.Browser, "there is no chromium on the path", OnThePath.Chromium is not null || Is("BROWSER", "required")),
        (Need.Tex, "there is no pdflatex on the path", OnThePath.Find("pdflatex") is not null || Is("TEX", "required")),
    ];

    /// <summary>The reason to skip a test; null where there is none.</summary>
    public static string? Of(Need needs) => All.Where(each => needs.HasFlag(each.Need) && !each.Here).Select(each => each.Reason)
        .FirstOrDefault();

    private static bool Is(string variable, string value) => Environment.GetEnvironmentVariable($"SPECPROOFS_{variable}") == value;
}
