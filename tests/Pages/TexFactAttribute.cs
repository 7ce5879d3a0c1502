namespace SpecProofs.Tests;

/// <summary>A test that needs pdfLaTeX. Skipped where there is none, unless SPECPROOFS_TEX=required.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TexFactAttribute : FactAttribute
{
    public TexFactAttribute() => Skip =
        Tex.PathOf("pdflatex") is null && Environment.GetEnvironmentVariable("SPECPROOFS_TEX") != "required"
            ? "there is no pdflatex on the path"
            : null;
}
