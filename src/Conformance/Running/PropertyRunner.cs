using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using FsCheck;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace SpecProofs.Conformance;

/// <summary>Tries a property: the small world in order of size, then random cases; the first failure is shrunk, and then searched for from below.</summary>
public static class PropertyRunner
{
    /// <summary>Tries one property. Whatever it throws becomes its result.</summary>
    /// <param name="property">The property.</param>
    /// <param name="options">Number of cases and seed.</param>
    /// <param name="progress">Told how much work each case was that is tried, see <see cref="PropertyWork"/>.</param>
    /// <param name="hurry">Whether the least case is no longer asked for; asked again and again. Null for never.</param>
    public static PropertyResult Run(StatedProperty property, RunOptions options, Action<int>? progress = null, Func<bool>? hurry = null)
    {
        var watch = Stopwatch.StartNew();
        var trial = new Trial(property, options, progress, () => !options.Shrink || hurry?.Invoke() == true);
        var failure = trial.Failure();
        return new(property, trial.RandomCases, trial.SmallWorldCases, trial.Coverage, watch.Elapsed, failure);
    }

    /// <summary>The arguments of a case; FsCheck hands over those of a method with several parameters as one tuple.</summary>
    private static IReadOnlyList<object> Flat(IEnumerable<object> arguments) =>
        [.. arguments.SelectMany(argument => argument is ITuple tuple ? Enumerable.Range(0, tuple.Length).Select(i => tuple[i]!) : [argument])];

    /// <summary>One run: counts what is tried and keeps FsCheck's verdict.</summary>
    private sealed class Trial(StatedProperty property, RunOptions options, Action<int>? progress, Func<bool> hurry) : IRunner
    {
        private readonly object? _target = property.Target ?? (property.Method.IsStatic ? null : Activator.CreateInstance(property.Method.DeclaringType!));
        private TestResult? _result;

        public long SmallWorldCases { get; private set; }

        public long RandomCases { get; private set; }

        public Coverage Coverage { get; } = new();

        public FailingCase? Failure() => property.IsPinned
            ? Stated() is { } why ? Case([], why, property.Mark.FalseAlarm > 0 ? "in a simulation with a stated false-alarm probability" : "on the stated instance") : null
            : property.Target is ClaimedProperty claim ? Claimed(claim) : (property.Mark.SmallWorld ? InSmallWorld() : null) ?? AtRandom();

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

        public void OnFinished(string name, TestResult testResult) => _result = testResult;

        private FailingCase Case(IReadOnlyList<object> arguments, Exception why, string found) => new(property, arguments, why, found, options);

        private Exception? Stated()
        {
            progress?.Invoke(1);
            return Why([]);
        }

        /// <summary>What the property throws in a case; null if it holds there.</summary>
        private Exception? Why(IReadOnlyList<object> arguments)
        {
            try
            {
                _ = property.Method.Invoke(_target, BindingFlags.DoNotWrapExceptions, null, [.. arguments], null);
                return null;
            }
            catch (Exception exception)
            {
                return exception;
            }
        }

        /// <summary>A claim in its stages; a random case that fails is shrunk here, as FsCheck does.</summary>
        private FailingCase? Claimed(ClaimedProperty claim)
        {
            foreach (var stage in claim.Scope.Stages(property.Parameters, options))
            {
                claim.BeginStage();
                var number = 0;
                foreach (var arguments in stage.Cases)
                {
                    number++;
                    Count(stage, arguments);
                    if (Why(arguments) is { } why)
                    {
                        claim.BeginSearch(claim.Scope.Budget.StagePaths);
                        var found = stage.AtRandom ? Shrunk(claim, stage, number, arguments, why) : Case(arguments, why, stage.Words);
                        claim.BeginSearch();
                        return Least(found, stage.BudgetBelow);
                    }
                }
            }

            return null;
        }

        private void Count(ClaimStage stage, object[] arguments)
        {
            if (stage.AtRandom)
            {
                RandomCases++;
                Coverage.Count(arguments);
            }
            else
            {
                SmallWorldCases++;
            }
        }

        /// <summary>The case made simpler, one argument at a time, as long as it fails in the same way.</summary>
        private FailingCase Shrunk(ClaimedProperty claim, ClaimStage stage, int number, object[] arguments, Exception why)
        {
            var shrinks = 0;
            while (!hurry() && claim.Scope.Simpler(arguments).Select(candidate => (Case: candidate, Why: Why(candidate)))
                .FirstOrDefault(candidate => candidate.Why?.GetType() == why.GetType()) is { Why: not null } simpler)
            {
                (arguments, why, shrinks) = (simpler.Case, simpler.Why, shrinks + 1);
            }

            return Case(arguments, why, $"in {stage.Words} {number}, {(shrinks == 0 ? "not shrunk" : $"shrunk {shrinks} times")}");
        }

        private FailingCase? InSmallWorld()
        {
            foreach (var arguments in SmallWorld.Cases(property.Parameters))
            {
                SmallWorldCases++;
                progress?.Invoke(1);
                if (Why(arguments) is { } why)
                {
                    return Least(Case(arguments, why, "in the small world"));
                }
            }

            return null;
        }

        private FailingCase? AtRandom()
        {
            var cases = options.CasesOf(property.Mark);
            var config = Config.Quick
                .WithArbitrary([hurry() ? typeof(UnshrunkArbitraries) : typeof(Arbitraries), .. property.Mark.Arbitrary])
                .WithMaxTest(cases)
                .WithReplay(FSharpOption<FsCheck.Replay>.Some(new(new Rnd(options.Seed, 0x9E3779B97F4A7C15), FSharpOption<int>.None)))
                .WithQuietOnSuccess(true)
                .WithRunner(this);
            try
            {
                Check.Method(config, property.Method, _target is null ? FSharpOption<object>.None : FSharpOption<object>.Some(_target));
            }
            catch (Exception exception) when (_result is null)
            {
                return Case([], exception, "while cases were generated");
            }

            return _result switch
            {
                TestResult.Failed { Item4: Outcome.Failed { Item: var why } } failed => Least(Case(
                    Flat(failed.Item3),
                    why,
                    $"in random case {failed.Item1.NumberOfTests} of {cases}, {(failed.Item1.NumberOfShrinks == 0 ? "not shrunk" : $"shrunk {failed.Item1.NumberOfShrinks} times")}")),
                TestResult.Exhausted => Case([], new InvalidOperationException("the generators gave too few cases that meet its condition"), "while cases were generated"),
                _ => null,
            };
        }

        /// <summary>The least case that fails in the same way, as far as the search from below goes.</summary>
        private FailingCase Least(FailingCase found, int budget = SmallestCase.Budget)
        {
            var claim = property.Target as ClaimedProperty;
            if (hurry() || claim is { Scope.Family.CanShrink: false })
            {
                return found;
            }

            Exception? why = null;
            var below = SmallestCase.Below(
                found.Arguments,
                candidate => !hurry() && (why = Why(candidate))?.GetType() == found.Why.GetType(),
                budget,
                claim?.Scope.Family.Contains);
            found = claim is { NotSearched: > 0 }
                ? found with { Found = $"{found.Found}; {claim.NotSearched:N0} simpler cases have too many paths and were not tried" }
                : found;
            return (below.Case ?? found.Arguments, why, below.Words) switch
            {
                (var least, { } reason, var words) when below.Case is not null => Case(least, reason, $"{found.Found}, then from below; {words}"),
                (_, _, var words) => found with { Found = words.Length == 0 ? found.Found : $"{found.Found}; {words}" },
            };
        }
    }
}
