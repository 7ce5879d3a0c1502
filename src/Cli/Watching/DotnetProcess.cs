using System.ComponentModel;
using System.Diagnostics;

namespace SpecProofs.Cli;

/// <summary>Processes of <c>dotnet</c>: of the one that started this program if that is known, else of the one on the path.</summary>
internal static class DotnetProcess
{
    /// <summary>Starts one, without a shell.</summary>
    /// <exception cref="BadInputException">There is no <c>dotnet</c>.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        start.FileName = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new BadInputException($"--watch: {start.FileName} cannot be started: {e.Message}");
        }
    }

    /// <summary>Ends one that may have ended.</summary>
    public static void End(Process process, bool andAllThatItStarted)
    {
        try
        {
            process.Kill(andAllThatItStarted);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has.
        }
    }
}
