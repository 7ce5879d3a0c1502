using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using FsCheck;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace SpecProofs.Conformance;

/// <summary>Tries a law: the small world in order of size, then random cases; the first failure is shrunk, and then searched for from below.</summary>
public static class PropertyRunner
{
    /// <summary>Tries one property.</summary>
    /// <param name="property">The property.</param>
    /// <param name="options">Number of cases and seed.</param>
    /// <param name="progress">Told how much work each case was that is tried, see <see cref="PropertyWork"/>.</param>
    public static PropertyResult Run(StatedProperty property, RunOptions options, Action<int>? progress = null)
    {
        var (watch, method, law) = (Stopwatch.StartNew(), property.Method, property.Mark);
        var target = property.Target ?? (method.IsStatic ? null : Activator.CreateInstance(method.DeclaringType!));
        var tried = new Tried(progress);
        var failure = property.IsPinned
            ? Try(method, target, [], tried)
            : (law.SmallWorld ? SmallWorldFailure(property, target, tried) : null) ?? RandomFailure(method, target, law, options, tried);
        if (property.IsSearch && failure is { Why: not FalsifiedException })
        {
            throw new InvalidOperationException($"{method.Name} failed instead of being refuted: {failure.Why}");
        }

        var report = failure is null ? null : Report.Of(property, failure, options);
        return new PropertyResult(property, tried.RandomCases, tried.SmallWorldCases, tried.Coverage, watch.Elapsed, report) { Arguments = failure?.Arguments ?? [] };
    }

    private static Failure? SmallWorldFailure(StatedProperty property, object? target, Tried tried)
    {
        foreach (var arguments in SmallWorld.Cases(property.Parameters))
        {
            tried.SmallWorldCases++;
            if (Try(property.Method, target, arguments, tried) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    private static Failure? Try(MethodInfo method, object? target, object[] arguments, Tried tried)
    {
        try
        {
            tried.Progress?.Invoke(1);
            _ = method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            return null;
        }
        catch (Exception exception)
        {
            return new Failure(arguments, exception, "in the small world, where smaller cases come first");
        }
    }

    private static Failure? RandomFailure(MethodInfo method, object? target, ChecksAttribute law, RunOptions options, Tried tried)
    {
        var cases = options.CasesOf(law);
        var config = Config.Quick
            .WithArbitrary([options.Shrink ? typeof(Arbitraries) : typeof(UnshrunkArbitraries), .. law.Arbitrary])
            .WithMaxTest(cases)
            .WithReplay(FSharpOption<FsCheck.Replay>.Some(new(new Rnd(options.Seed, 0x9E3779B97F4A7C15), FSharpOption<int>.None)))
            .WithQuietOnSuccess(true)
            .WithRunner(tried);
        Check.Method(config, method, target is null ? FSharpOption<object>.None : FSharpOption<object>.Some(target));
        return tried.Result switch
        {
            TestResult.Failed { Item4: Outcome.Failed { Item: var exception } } failed when !options.Shrink =>
                new(Flat(failed.Item3), exception, $"in random case {failed.Item1.NumberOfTests} of {cases}, not shrunk"),
            TestResult.Failed { Item4: Outcome.Failed { Item: var exception } } failed => Smallest(
                method, target, new(Flat(failed.Item3), exception, $"in random case {failed.Item1.NumberOfTests} of {cases}, shrunk {failed.Item1.NumberOfShrinks} times")),
            TestResult.Exhausted => throw new InvalidOperationException($"{method.Name}: the generators gave too few cases that meet its condition"),
            _ => null,
        };
    }

    /// <summary>The least case that fails in the same way.</summary>
    private static Failure Smallest(MethodInfo method, object? target, Failure shrunk)
    {
        Exception? why = null;
        var (smaller, tried) = SmallestCase.Below(shrunk.Arguments, candidate =>
        {
            var failure = Try(method, target, [.. candidate], new Tried(progress: null));
            why = failure?.Why;
            return failure?.Why.GetType() == shrunk.Why.GetType();
        });
        return smaller is null
            ? shrunk with { Found = tried == 0 ? shrunk.Found : $"{shrunk.Found}; none of {tried:N0} smaller cases fails" }
            : new Failure(smaller, why!, $"{shrunk.Found}, then from below: none of {tried:N0} smaller cases fails");
    }

    /// <summary>The arguments of a case; FsCheck hands over those of a method with several parameters as one tuple.</summary>
    private static IReadOnlyList<object> Flat(IEnumerable<object> arguments) =>
        [.. arguments.SelectMany(argument => argument is ITuple tuple ? Enumerable.Range(0, tuple.Length).Select(i => tuple[i]!) : [argument])];

    /// <summary>The arguments that falsify a law, why, and how they were found.</summary>
    internal sealed record Failure(IReadOnlyList<object> Arguments, Exception Why, string Found);

    /// <summary>Counts what is tried and keeps FsCheck's verdict.</summary>
    private sealed class Tried(Action<int>? progress) : IRunner
    {
        public Action<int>? Progress => progress;

        public long SmallWorldCases { get; set; }

        public long RandomCases { get; private set; }

        public Coverage Coverage { get; } = new();

        public TestResult? Result { get; private set; }

        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
            RandomCases++;
            Coverage.Count(Flat(args));
            progress?.Invoke(PropertyWork.OfRandomCase);
        }

        public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, TestResult testResult) => Result = testResult;
    }
}
