namespace SpecProofs.Tests;

/// <summary>What a test needs beyond the SDK.</summary>
[Flags]
public enum Need
{
    None = 0,

    /// <summary>More than some two seconds, and no law of a theorem: SPECPROOFS_TESTS=all, as in CI.</summary>
    Time = 1,

    /// <summary>Minutes: SPECPROOFS_PROOFS=all, as in CI at night.</summary>
    Night = 2,

    /// <summary>Python; the client of an audit needs its standard library alone.</summary>
    Python = 4,

    /// <summary>A compiler of C++.</summary>
    Compiler = 8,

    /// <summary>Chromium.</summary>
    Browser = 16,

    /// <summary>pdfLaTeX, with BibTeX and Biber.</summary>
    Tex = 32,
}
