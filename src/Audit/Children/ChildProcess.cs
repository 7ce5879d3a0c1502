using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace SpecProofs.Audit;

/// <summary>A process that answers each line with a line. Started by its list of arguments, without a shell.</summary>
/// <remarks>Its standard error is ours. Ended with all processes that it started when this is disposed of.</remarks>
internal sealed class ChildProcess : IDisposable
{
    /// <summary>Longest line that is read: a child that floods is ended.</summary>
    private const int LongestLine = 1 << 24;

    private readonly Process _process;
    private readonly TimeSpan _limit;
    private readonly Timer _watchdog;
    private readonly CancellationTokenRegistration _stop;
    private readonly Stream _output;
    private readonly Stream _input;
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly MemoryStream _line = new();
    private int _next;
    private int _filled;
    private volatile bool _late;

    private ChildProcess(Process process, TimeSpan limit, CancellationToken stop)
    {
        (_process, _limit) = (process, limit);
        (_output, _input) = (process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
        _watchdog = new(_ =>
        {
            _late = true;
            Kill();
        });
        _stop = stop.Register(Kill);
    }

    /// <summary>Starts a command: a program and its arguments.</summary>
    /// <param name="command">At least the program.</param>
    /// <param name="limit">The most time for one answer.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="ChildFaultException">There is no such program, or it cannot be run.</exception>
    public static ChildProcess Start(IReadOnlyList<string> command, TimeSpan limit, CancellationToken stop)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["SPECPROOFS_AUDIT"] = "1";
        try
        {
            return new(Process.Start(start)!, limit, stop);
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or IOException)
        {
            throw new ChildFaultException($"{command[0]} cannot be started: {Reason(e)}");
        }
    }

    /// <summary>Writes a line and reads the answer.</summary>
    /// <exception cref="FormatException">The answer does not come; the message says why.</exception>
    public string Exchange(string line)
    {
        _ = _watchdog.Change(_limit, Timeout.InfiniteTimeSpan);
        try
        {
            try
            {
                _input.Write(Encoding.UTF8.GetBytes($"{line}\n"));
                _input.Flush();
            }
            catch (IOException)
            {
                // It has closed its input; how it ended is known once its output ends too.
            }

            return Read(_limit);
        }
        finally
        {
            _ = _watchdog.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Reads the first line, for which a child has longer: it may load large libraries.</summary>
    /// <exception cref="FormatException">The line does not come; the message says why.</exception>
    public string ReadFirst()
    {
        var limit = 6 * _limit;
        _ = _watchdog.Change(limit, Timeout.InfiniteTimeSpan);
        try
        {
            return Read(limit);
        }
        finally
        {
            _ = _watchdog.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Ends the process and all that it started.</summary>
    public void Dispose()
    {
        _stop.Dispose();
        Kill();
        _watchdog.Dispose();
        _process.WaitForExit();
        _process.Dispose();
        _line.Dispose();
    }

    private static string Reason(Exception e) => e is Win32Exception { NativeErrorCode: 2 } ? "there is no such program"
        : e is Win32Exception { NativeErrorCode: 13 } ? "it is not executable"
        : e.Message.ReplaceLineEndings(" ");

    private string Read(TimeSpan limit)
    {
        _line.SetLength(0);
        while (true)
        {
            var end = Array.IndexOf(_buffer, (byte)'\n', _next, _filled - _next);
            _line.Write(_buffer, _next, (end < 0 ? _filled : end) - _next);
            if (end >= 0)
            {
                _next = end + 1;
                return Encoding.UTF8.GetString(_line.GetBuffer(), 0, (int)_line.Length).TrimEnd('\r');
            }

            if (_line.Length > LongestLine)
            {
                throw new FormatException($"it wrote a line of more than {LongestLine >> 20} MiB");
            }

            (_next, _filled) = (0, _output.Read(_buffer));
            if (_filled == 0)
            {
                throw new FormatException(_late ? $"it did not answer within {limit.TotalSeconds:0.###} s" : Ended());
            }
        }
    }

    private string Ended()
    {
        // Its output has ended; the process itself may take a moment longer.
        if (!_process.WaitForExit(_limit))
        {
            return "it closed its output";
        }

        // Above 128: ended by a signal.
        return _process.ExitCode > 128
            ? $"it was ended by signal {_process.ExitCode - 128}"
            : $"it ended with exit code {_process.ExitCode}";
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended already.
        }
    }
}
