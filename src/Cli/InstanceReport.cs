using SpecProofs.Analysis;
using SpecProofs.Decoding;

namespace SpecProofs.Cli;

/// <summary>All that <c>instance</c> has to say, computed before the first line is printed.</summary>
/// <param name="Path">The file.</param>
/// <param name="File">What it holds.</param>
/// <param name="TotalVariation">E_Q TV(p_n, q_n) at each position.</param>
/// <param name="Rejections">E[N_rej].</param>
/// <param name="Rounds">E[rounds], drafting to the horizon.</param>
/// <param name="Simulated">Simulated rejections and rounds, when asked for.</param>
/// <param name="Law">Output laws, when asked for.</param>
internal sealed record InstanceReport(
    string Path, InstanceFile File, IReadOnlyList<Rational> TotalVariation, Rational Rejections, Rational Rounds, SimulatedRuns? Simulated, OutputLaws? Law)
{
    /// <summary>Tokens a target call: T / E[rounds].</summary>
    public Rational SpeedUp => File.Instance.Horizon / Rounds;

    public static InstanceReport Of(string path, long? runs, ulong seed, bool law)
    {
        var file = InstanceFile.Read(path);
        var laws = law ? OutputLaws.Of(path, file.Instance) : null;
        var instance = file.Instance;
        var totalVariation = ExpectedTotalVariation.ByContext(instance);
        return new(
            path,
            file,
            totalVariation,
            ExpectedRejections.Speculative(totalVariation),
            ExpectedRounds.Speculative(totalVariation),
            runs is { } n ? SimulatedRuns.Of(instance, n, seed) : null,
            laws);
    }
}

/// <summary>Rejections and rounds of many runs.</summary>
internal sealed record SimulatedRuns(long Runs, ulong Seed, Estimate Rejections, Estimate Rounds)
{
    public static SimulatedRuns Of(Instance<Rational> instance, long runs, ulong seed) =>
        Simulation.Of(new Speculative<double>(), instance.ToFloatingPoint(), runs, seed, [text => text.Rejections, text => text.Rounds]) is [var rejections, var rounds]
            ? new(runs, seed, rejections, rounds)
            : throw new InvalidOperationException("two measures give two estimates");

    /// <summary>How many standard errors the mean is off; null when all runs were alike, so that there is no error to measure by.</summary>
    public static double? Z(Estimate estimate, Rational exact) =>
        estimate.StandardError > 0 ? (estimate.Mean - (double)exact) / estimate.StandardError : null;
}

/// <summary>The target's law of the whole output, and the decoder's.</summary>
internal sealed record OutputLaws(Law<Tokens, Rational> Target, Law<Tokens, Rational> Decoder)
{
    /// <summary>Paths: a few seconds, and some hundred megabytes for the texts that they lead to.</summary>
    private const long Budget = 1_000_000;

    public bool Agree => Target.Equals(Decoder);

    /// <summary>The outputs that either law can give, in order.</summary>
    public IEnumerable<Tokens> Outputs => Target.Outcomes.Union(Decoder.Outcomes).Order();

    public static OutputLaws Of(string path, Instance<Rational> instance)
    {
        try
        {
            // The decoder first: its budget bounds the target's law too, which has no more outcomes.
            var decoder = ExactLaw.Of(new Speculative<Rational>(), instance, Budget);
            return new(TargetLaw.Of(instance), decoder);
        }
        catch (BudgetExceededException)
        {
            throw new BadInputException($"{path}: --law: the whole output law has more than {Budget} paths: take a smaller vocabulary or horizon");
        }
    }
}
