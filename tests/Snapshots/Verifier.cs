using System.Runtime.CompilerServices;

namespace VerifyXunit;

/// <summary>
/// The part of Verify.Xunit that this project uses, with its files and names; <c>-p:SnapshotEngine=Verify</c> compiles the same tests
/// against the package.
/// </summary>
public static class Verifier
{
    /// <summary>Compares a text with the approved one when it is awaited.</summary>
    public static SettingsTask Verify(string target, string extension = "txt") =>
        new(target, extension, Directory: ".", Name: "unnamed", Approval.FromEnvironment());
}

/// <summary>A comparison that is about to be made.</summary>
/// <param name="Text">What was received.</param>
/// <param name="Extension">The files' extension.</param>
/// <param name="Directory">The folder of the approved files.</param>
/// <param name="Name">The files' name without <c>.verified</c> and extension.</param>
/// <param name="Approval">Whether what is received is approved.</param>
public sealed record SettingsTask(string Text, string Extension, string Directory, string Name, Approval Approval)
{
    /// <summary>The folder of the approved files.</summary>
    public SettingsTask UseDirectory(string directory) => this with { Directory = directory };

    /// <summary>The files' name.</summary>
    public SettingsTask UseFileName(string fileName) => this with { Name = fileName };

    /// <summary>Compares.</summary>
    /// <exception cref="SnapshotException">There is no approved text, or another one.</exception>
    public TaskAwaiter GetAwaiter()
    {
        Compare();
        return Task.CompletedTask.GetAwaiter();
    }

    private void Compare()
    {
        var (verified, received) =
            (Path.Combine(Directory, $"{Name}.verified.{Extension}"), Path.Combine(Directory, $"{Name}.received.{Extension}"));
        var text = Text.ReplaceLineEndings("\n");
        var approved = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (text == approved)
        {
            File.Delete(received);
            return;
        }

        if (Approval.Given)
        {
            _ = System.IO.Directory.CreateDirectory(Directory);
            File.WriteAllText(verified, text);
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        throw new SnapshotException(
            approved is null
                ? $"{Path.GetFileName(verified)} is missing; {Path.GetFileName(received)} has the text"
                : Difference(Path.GetFileName(received), approved, text));
    }

    private static string Difference(string received, string approved, string text)
    {
        var (old, now) = (approved.Split('\n'), text.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => i >= old.Length || i >= now.Length || old[i] != now[i]);
        return $"{received} differs from what is approved in line {line + 1}:\n  approved: {LineOf(old)}\n  received: {LineOf(now)}";

        string LineOf(string[] lines) => line < lines.Length ? lines[line] : "(the text has ended)";
    }
}

/// <summary>Thrown for a text that is not the approved one.</summary>
public sealed class SnapshotException(string message) : Exception(message);
