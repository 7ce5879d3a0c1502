using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SpecProofs.Cli;

/// <summary>
/// Where a command prints. What cannot be printed, because the output is closed or its disk full, is an <see cref="OutputException"/>, so
/// that it is told apart from the failures of other files.
/// </summary>
internal sealed class StandardOutput(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    [AllowNull]
    public override string NewLine
    {
        get => inner.NewLine;
        set => inner.NewLine = value;
    }

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override void Flush() => Try(inner.Flush);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            throw new OutputException(e.Message);
        }
    }
}

/// <summary>Standard output cannot be written.</summary>
internal sealed class OutputException(string message) : Exception(message);
