using System.Globalization;
using BenchmarkDotNet.Running;
using SpecProofs.Benchmarks;

try
{
    return Run();
}
catch (ArgumentException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

int Run()
{
    if (args is ["compare", ..])
    {
        Comparison.Run(After("--keep"), After("--only"));
        return 0;
    }

    if (args is ["mistakes", ..])
    {
        Mistakes.Run(After("--keep"), After("--only"));
        return 0;
    }

    if (args is ["sampled", var states, var drafts])
    {
        SampledDecoder.Print(int.Parse(states, CultureInfo.InvariantCulture), int.Parse(drafts, CultureInfo.InvariantCulture));
        return 0;
    }

    _ = BenchmarkSwitcher.FromAssembly(typeof(Micro).Assembly).Run(args);
    return 0;
}

string? After(string option) => Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
