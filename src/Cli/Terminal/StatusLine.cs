using System.Diagnostics;

namespace SpecProofs.Cli;

/// <summary>A progress line on a terminal, cleared when the command ends.</summary>
/// <remarks>Overwrites itself with blanks and uses no escape sequence, so an interrupted command leaves no mode set.</remarks>
internal sealed class StatusLine : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(0.25);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly TextWriter _terminal;
    private readonly Func<TimeSpan, string> _words;
    private readonly Timer _timer;
    private int _shown;
    private bool _ended;

    public StatusLine(TextWriter terminal, Func<TimeSpan, string> words)
    {
        (_terminal, _words) = (terminal, words);
        Console.CancelKeyPress += End;
        _timer = new(_ => Show(), null, Period, Period);
    }

    /// <summary>A line on standard error if that is a terminal; else null.</summary>
    public static StatusLine? OnTerminal(TextWriter error, Func<TimeSpan, string> words) =>
        Console.IsErrorRedirected || error != Console.Error ? null : new(error, words);

    public void Dispose()
    {
        End(null, EventArgs.Empty);
        Console.CancelKeyPress -= End;
        _timer.Dispose();
    }

    /// <summary>Writes the line anew.</summary>
    public void Show()
    {
        lock (_watch)
        {
            if (!_ended)
            {
                Write(_words(_watch.Elapsed));
            }
        }
    }

    private void End(object? sender, EventArgs e)
    {
        lock (_watch)
        {
            if (!_ended)
            {
                _ended = true;
                Write(string.Empty);
            }
        }
    }

    private void Write(string words)
    {
        _terminal.Write($"\r{words.PadRight(_shown)}\r{words}");
        _terminal.Flush();
        _shown = words.Length;
    }
}
