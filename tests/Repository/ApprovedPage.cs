namespace SpecProofs.Tests;

/// <summary>
/// A generated page of the repository: compared with what it should be, rewritten where changes may be approved.
/// </summary>
internal static class ApprovedPage
{
    /// <summary>The page is this text. SPECPROOFS_ACCEPT=1 writes it first, but never where CI=true.</summary>
    public static void Matches(string path, string text)
    {
        if (Approval.FromEnvironment().Given)
        {
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{Path.GetFileName(path)} is missing");
        Assert.Equal(text.TrimEnd('\n').Split('\n'), File.ReadAllLines(path));
    }
}
