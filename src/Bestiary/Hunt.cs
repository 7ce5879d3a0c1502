using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using SpecProofs.Analysis;
using SpecProofs.Conformance;
using SpecProofs.Decoding;

namespace SpecProofs.Properties;

/// <summary>What a creature's statement says of it, tried on the suite's ordinary random cases; without shrinking, as only the first case that shows a defect is asked for.</summary>
/// <remarks>The cases are those that <see cref="LawRunner"/> tries with the same seed.</remarks>
internal sealed class Hunt(Creature creature)
{
    private static readonly MethodInfo Law = typeof(Hunt).GetMethod(nameof(Holds))!;

    /// <summary>The number of the first random case that falsifies the law; null if none of them does.</summary>
    public static int? FirstCaught(Creature creature, int cases, ulong seed)
    {
        var trial = new Trial();
        var config = Config.Quick
            .WithArbitrary([typeof(Unshrunk)])
            .WithMaxTest(cases)
            .WithReplay(FSharpOption<FsCheck.Replay>.Some(new(new Rnd(seed, 0x9E3779B97F4A7C15), FSharpOption<int>.None)))
            .WithQuietOnSuccess(true)
            .WithRunner(trial);
        Check.Method(config, Law, FSharpOption<object>.Some(new Hunt(creature)));
        return trial.Result switch
        {
            TestResult.Failed { Item4: Outcome.Failed { Item: FalsifiedException } } failed => failed.Item1.NumberOfTests,
            TestResult.Failed failed => throw new InvalidOperationException($"{creature.Name} fails instead of being falsified: {failed.Item4}"),
            _ => null,
        };
    }

    /// <summary>The output law is the target's, and a lossless creature rejects as its price says.</summary>
    public void Holds(Problem problem, Lookahead lookahead, Drafts drafts) =>
        Extra(problem, lookahead, drafts, TargetLaw.Of(problem.Instance), ExpectedRejections.Speculative(problem.Instance));

    /// <summary>The same where Q and Σ E_Q TV are known already.</summary>
    /// <returns>E[N_rej] − Σ E_Q TV.</returns>
    public Rational Extra(Problem problem, Lookahead lookahead, Drafts drafts, Law<Tokens, Rational> target, Rational bound)
    {
        var runs = ExactLaw.OfTranscripts(creature.Decoder(lookahead, drafts), problem.Instance);
        Expect.That(runs.Select(run => run.Tokens).Equals(target), () => Words("the output law is not the target's"));
        var extra = runs.Expectation(run => run.Rejections) - bound;
        Expect.That(
            !creature.Lossless || creature.Price switch { Price.Same => extra == 0, Price.More => extra >= 0, Price.Fewer => extra <= 0, _ => true },
            () => Words($"E[N_rej] is Σ E_Q TV and {extra} more"));
        return extra;

        string Words(string what) => $"{what}: {creature.Decoder(lookahead, drafts)}\n{problem}";
    }

    /// <summary>The suite's generators alone.</summary>
    private static class Unshrunk
    {
        public static Arbitrary<Problem> Problems() => Arb.From(Arbitraries.Problems().Generator);

        public static Arbitrary<Lookahead> Lookaheads() => Arb.From(Arbitraries.Lookaheads().Generator);

        public static Arbitrary<Drafts> DraftCounts() => Arb.From(Arbitraries.DraftCounts().Generator);
    }

    private sealed class Trial : IRunner
    {
        public TestResult? Result { get; private set; }

        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, TestResult testResult) => Result = testResult;
    }
}
