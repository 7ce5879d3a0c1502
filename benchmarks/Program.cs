using BenchmarkDotNet.Running;
using SpecProofs.Benchmarks;

if (args is ["compare", .. var rest])
{
    Comparison.Run(rest is ["--keep", var page] ? page : null);
    return 0;
}

_ = BenchmarkSwitcher.FromAssembly(typeof(Micro).Assembly).Run(args);
return 0;
