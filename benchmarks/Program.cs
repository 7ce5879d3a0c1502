using System.Globalization;
using BenchmarkDotNet.Running;
using SpecProofs.Benchmarks;

if (args is ["compare", .. var rest])
{
    Comparison.Run(rest is ["--keep", var page] ? page : null);
    return 0;
}

if (args is ["sampled", var states, var drafts])
{
    SampledDecoder.Print(int.Parse(states, CultureInfo.InvariantCulture), int.Parse(drafts, CultureInfo.InvariantCulture));
    return 0;
}

_ = BenchmarkSwitcher.FromAssembly(typeof(Micro).Assembly).Run(args);
return 0;
