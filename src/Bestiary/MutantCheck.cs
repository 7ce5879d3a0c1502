using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace SpecProofs.Bestiary;

/// <summary>What a mutant's statement says of it, tried on the suite's ordinary random cases; without shrinking, as only the first case that shows a defect is asked for.</summary>
/// <remarks>The cases are those that <see cref="PropertyRunner"/> tries with the same seed.</remarks>
internal sealed class MutantCheck(Mutant mutant)
{
    private static readonly MethodInfo Law = typeof(MutantCheck).GetMethod(nameof(Holds))!;

    /// <summary>The number of the first random case that falsifies the law; null if none of them does.</summary>
    public static int? FirstCaught(Mutant mutant, int cases, ulong seed)
    {
        var trial = new Trial();
        var config = Config.Quick
            .WithArbitrary([typeof(Unshrunk)])
            .WithMaxTest(cases)
            .WithReplay(FSharpOption<FsCheck.Replay>.Some(new(new Rnd(seed, 0x9E3779B97F4A7C15), FSharpOption<int>.None)))
            .WithQuietOnSuccess(true)
            .WithRunner(trial);
        Check.Method(config, Law, FSharpOption<object>.Some(new MutantCheck(mutant)));
        return trial.Result switch
        {
            TestResult.Failed { Item4: Outcome.Failed { Item: FalsifiedException } } failed => failed.Item1.NumberOfTests,
            TestResult.Failed failed => throw new InvalidOperationException($"{mutant.Name} fails instead of being falsified: {failed.Item4}"),
            _ => null,
        };
    }

    /// <summary>The output law is the target's, and a lossless mutant rejects as its price says.</summary>
    public void Holds(GeneratedInstance given, Lookahead lookahead, Drafts drafts) =>
        Extra(given, lookahead, drafts, TargetLaw.Of(given.Instance), ExpectedRejections.Speculative(given.Instance));

    /// <summary>The same where Q and Σ E_Q TV are known already.</summary>
    /// <returns>E[N_rej] − Σ E_Q TV.</returns>
    public Rational Extra(GeneratedInstance given, Lookahead lookahead, Drafts drafts, Law<Tokens, Rational> target, Rational bound)
    {
        var runs = ExactLaw.OfTranscripts(mutant.Decoder(lookahead, drafts), given.Instance);
        Expect.That(runs.Select(run => run.Tokens).Equals(target), () => Words("the output law is not the target's"));
        var extra = runs.Expectation(run => run.Rejections) - bound;
        Expect.That(
            !mutant.Lossless || mutant.Price switch { Price.Same => extra == 0, Price.More => extra >= 0, Price.Fewer => extra <= 0, _ => true },
            () => Words($"E[N_rej] is Σ E_Q TV and {extra} more"));
        return extra;

        string Words(string what) => $"{what}: {mutant.Decoder(lookahead, drafts)}\n{given}";
    }

    /// <summary>The suite's generators alone.</summary>
    private static class Unshrunk
    {
        public static Arbitrary<GeneratedInstance> Instances() => Arb.From(Arbitraries.Instances().Generator);

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
