using System.Diagnostics;
using SpecProofs.Audit;

namespace SpecProofs.Tests;

/// <summary>How many processes of a command an audit starts changes nothing but its time.</summary>
public sealed class Audit_Children : IDisposable
{
    private static readonly InstanceFamily Few = InstanceFamily.Sized((1, 3), (1, 2), mostWeight: 3, Memory.Nothing, Memory.LastToken)
        .Where(given => given.Weight % 7 == 0, "one of seven weights");

    private readonly FrontDoor _front = new();

    [NeedsFact(Need.Python | Need.Time)]
    public void All_that_is_said_of_a_right_one_is_the_same() => Assert.Equal(Said("block-verification", 1), Said("block-verification", 3));

    /// <summary>It is wrong from two drafted tokens on, so that more children are at work when it is caught.</summary>
    [NeedsFact(Need.Python | Need.Time)]
    public void All_that_is_said_of_a_wrong_one_is_the_same()
    {
        var said = Said("count-accepted-not-prefix", 3);
        Assert.StartsWith("Falsified", said, StringComparison.Ordinal);
        Assert.Equal(Said("count-accepted-not-prefix", 1), said);
    }

    /// <summary>The second process dies at once, which says nothing of the function.</summary>
    [NeedsFact(Need.Python | Need.Time)]
    public void A_second_process_that_fails_is_no_fault()
    {
        var processes = _front.PathOf("processes");
        var result = Auditing.Run(Settings(Python.Child("processes.py", processes, "alone"), 2));
        Assert.True(result.Holds, result.Claims[0].Result.Failure);
        Assert.Equal(2, File.ReadAllLines(processes).Length);
    }

    [NeedsFact(Need.Python | Need.Time)]
    public void None_is_left()
    {
        var processes = _front.PathOf("processes");
        Assert.True(Auditing.Run(Settings(Python.Child("processes.py", processes), 3)).Holds);
        var started = File.ReadAllLines(processes).Select(int.Parse).ToList();
        Assert.Equal(3, started.Count);
        Assert.Empty(Process.GetProcesses().Select(process => process.Id).Intersect(started));
    }

    public void Dispose() => _front.Dispose();

    private static string Said(string name, int children)
    {
        var result = Auditing.Run(Settings(Python.Child("bestiary.py", name), children));
        var tried = result.Claims.Single().Result;
        Assert.InRange(tried.SmallWorldCases, 100, long.MaxValue);
        return $"{tried.Verdict} {tried.Summary} {tried.Failure} {tried.Met} {tried.NotTried} {result.Requests} {result.Runs} "
            + $"{result.Reading.LargestShift} {result.Reading.MostBits} {result.Reading.WorstSum}";
    }

    private static AuditSettings Settings(IReadOnlyList<string> command, int children) =>
        new(command, [AuditClaim.All[0]]) { Family = Few, Options = new(Cases: 20), Children = children };
}
