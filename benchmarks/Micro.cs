using BenchmarkDotNet.Attributes;

namespace SpecProofs.Benchmarks;

/// <summary>The small things that everything is made of.</summary>
[MemoryDiagnoser]
public class Micro
{
    private readonly Rational _a = Rational.Of(1_234_567, 87_654_321);
    private readonly Rational _b = Rational.Of(7_654_321, 12_345_678);
    private readonly Sampler<double> _sampler = new(1);
    private readonly Distribution<double> _seven = Distribution<double>.Proportional(1, 2, 3, 4, 5, 6, 7);
    private readonly Instance<Rational> _instance = new(
        new Iid<Rational>(Distribution<Rational>.Proportional(3, 2, 1)),
        new Iid<Rational>(Distribution<Rational>.Proportional(1, 2, 3)),
        horizon: 4);

    [Benchmark]
    public Rational Add() => _a + _b;

    [Benchmark]
    public Rational Multiply() => _a * _b;

    [Benchmark]
    public int Draw() => _sampler.Draw(_seven);

    [Benchmark]
    public Law<Tokens, Rational> OutputLaw() => ExactLaw.Of(new Speculative<Rational>(), _instance);
}
