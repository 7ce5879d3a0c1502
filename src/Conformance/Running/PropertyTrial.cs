using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using FsCheck;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace SpecProofs.Conformance;

/// <summary>A property that is being tried: how far the small world was tried, whether the random cases were, and what failed.</summary>
/// <remarks>
/// Can be tried in parts, so that many properties are glanced at before any is tried at length. What a glance has found to hold is tried
/// again and counted then.
/// </remarks>
/// <param name="property">The property.</param>
/// <param name="options">Number of cases and seed.</param>
/// <param name="progress">Told how much work each case was that is tried, see <see cref="PropertyWork"/>.</param>
/// <param name="hurry">Whether the least case is no longer asked for; asked again and again.</param>
/// <param name="below">The budget of the search for a smaller case, see <see cref="SmallestCase.Below"/>.</param>
internal sealed class PropertyTrial(
    StatedProperty property, RunOptions options, Action<int>? progress, Func<bool> hurry, int below = SmallestCase.Budget) : IRunner
{
    /// <summary>Cases of the small world in a glance, at most.</summary>
    private const int SmallGlance = 2_000;

    /// <summary>Random cases in a glance.</summary>
    private const int RandomGlance = 20;

    private readonly Stopwatch _watch = new();
    private readonly object? _target =
        property.Target ?? (property.Method.IsStatic ? null : Activator.CreateInstance(property.Method.DeclaringType!));

    private Coverage _coverage = new();
    private bool _triedSmallWorld = property is not { IsPinned: false, Mark.SmallWorld: true };
    private TestResult? _result;
    private FailingCase? _failure;
    private long _smallWorldCases;
    private long _randomCases;
    private bool _triedAtRandom;
    private bool _looking;

    /// <summary>Whether there is nothing left to try.</summary>
    public bool Finished => _failure is not null || (_triedSmallWorld && _triedAtRandom);

    /// <summary>What came of it so far.</summary>
    public PropertyResult Result => new(property, _randomCases, _smallWorldCases, _coverage, _watch.Elapsed, _failure);

    /// <summary>How long it was tried.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    private bool Hurry => !options.Shrink || hurry();

    /// <summary>Looks at the least instances of the small world.</summary>
    public void GlanceAtSmallWorld()
    {
        if (!_triedSmallWorld)
        {
            Look(() => Among(options.GlanceOf(property.Parameters, SmallGlance)));
        }
    }

    /// <summary>Looks at a few random cases where there is no small world.</summary>
    public void GlanceAtRandom()
    {
        if (_triedSmallWorld && property is { IsPinned: false, Mark.FalseAlarm: 0 })
        {
            Look(() => AtRandom(Math.Min(RandomGlance, options.CasesOf(property.Mark))));
        }
    }

    /// <summary>Tries the random cases, or the stated instance; not a simulation, which takes as long as all of them.</summary>
    public void TryAtRandom()
    {
        if (property.Mark.FalseAlarm == 0)
        {
            Timed(TryOnce);
        }
    }

    /// <summary>Tries all that is left.</summary>
    public void Finish()
    {
        Timed(() => _failure ??= InSmallWorld());
        Timed(TryOnce);
    }

    /// <inheritdoc/>
    void IRunner.OnStartFixture(Type t)
    {
    }

    /// <inheritdoc/>
    void IRunner.OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
    {
        _randomCases++;
        _coverage.Count(Flat(args));
        Worked(PropertyWork.OfRandomCase);
    }

    /// <inheritdoc/>
    void IRunner.OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
    {
    }

    /// <inheritdoc/>
    void IRunner.OnFinished(string name, TestResult testResult) => _result = testResult;

    /// <summary>The arguments of a case; FsCheck hands over those of a method with several parameters as one tuple.</summary>
    private static IReadOnlyList<object> Flat(IEnumerable<object> arguments) =>
    [
        .. arguments.SelectMany(argument =>
            argument is ITuple tuple ? Enumerable.Range(0, tuple.Length).Select(i => tuple[i]!) : [argument]),
    ];

    private void TryOnce()
    {
        if (_failure is null && !_triedAtRandom)
        {
            _triedAtRandom = true;
            _failure = property.IsPinned ? OnStatedInstance() : AtRandom(options.CasesOf(property.Mark));
        }
    }

    /// <summary>Tries cases that are tried and counted again if they hold.</summary>
    private void Look(Func<FailingCase?> at)
    {
        if (_failure is not null)
        {
            return;
        }

        _looking = true;
        Timed(() => _failure = at());
        _looking = false;
        if (_failure is null)
        {
            (_smallWorldCases, _randomCases, _coverage) = (0, 0, new());
        }
    }

    private void Worked(int work)
    {
        if (!_looking)
        {
            progress?.Invoke(work);
        }
    }

    private void Timed(Action part)
    {
        _watch.Start();
        part();
        _watch.Stop();
    }

    private FailingCase Case(IReadOnlyList<object> arguments, Exception why, string found) =>
        new(property, arguments, why, found, options);

    private FailingCase? OnStatedInstance()
    {
        progress?.Invoke(1);
        var found = property.Mark.FalseAlarm > 0 ? "in a simulation with a stated false-alarm probability" : "on the stated instance";
        return Why([]) is { } why ? Case([], why, found) : null;
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

    private FailingCase? InSmallWorld()
    {
        if (_triedSmallWorld)
        {
            return null;
        }

        _triedSmallWorld = true;
        return Among(options.SmallCasesOf(property.Parameters));
    }

    private FailingCase? Among(IEnumerable<object[]> cases)
    {
        foreach (var @case in cases)
        {
            _smallWorldCases++;
            Worked(1);
            if (Why(@case) is { } why)
            {
                return Least(Case(@case, why, "in the small world"));
            }
        }

        return null;
    }

    /// <summary>A random case that fails; or one of the small world, where that was not yet tried to its end.</summary>
    private FailingCase SmallerThan(FailingCase random) => Hurry ? random : InSmallWorld() ?? random;

    private FailingCase? AtRandom(int cases)
    {
        _result = null;
        var config = Config.Quick
            .WithArbitrary([Hurry ? typeof(UnshrunkArbitraries) : typeof(Arbitraries), .. property.Mark.Arbitrary])
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
            TestResult.Failed { Item4: Outcome.Failed { Item: var why } } failed => SmallerThan(Least(Case(
                Flat(failed.Item3),
                why,
                $"in random case {failed.Item1.NumberOfTests} of {cases}, "
                + (failed.Item1.NumberOfShrinks == 0 ? "not shrunk" : $"shrunk {failed.Item1.NumberOfShrinks} times")))),
            TestResult.Exhausted => Case(
                [],
                new InvalidOperationException("the generators gave too few cases that meet its condition"),
                "while cases were generated"),
            _ => null,
        };
    }

    private FailingCase Least(FailingCase found)
    {
        if (Hurry)
        {
            return found;
        }

        var least = Smallest(found);
        return least.Repeated(_ => Why(least.Arguments));
    }

    /// <summary>The least case that fails in the same way, as far as the search from below goes.</summary>
    private FailingCase Smallest(FailingCase found)
    {
        Exception? why = null;
        var smaller = SmallestCase.Below(
            found.Arguments, candidate => !Hurry && (why = Why(candidate))?.GetType() == found.Why.GetType(), below);
        return (smaller.Case ?? found.Arguments, why, smaller.Words) switch
        {
            (var least, { } reason, var words) when smaller.Case is not null => Case(
                least, reason, $"{found.Found}, then from below; {words}"),
            (_, _, var words) => found with { Found = words.Length == 0 ? found.Found : $"{found.Found}; {words}" },
        };
    }
}
