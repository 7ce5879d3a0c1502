using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using FsCheck;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace SpecProofs.Conformance;

/// <summary>A property that is being tried: how far the small world was tried, whether the random cases were, and what failed.</summary>
/// <remarks>
/// Can be tried in parts, so that many properties are tried a little before any is tried at length. The failing case that is reported does
/// not depend on the parts: the first of the small world, or else the first random one.
/// </remarks>
/// <param name="property">The property.</param>
/// <param name="options">Number of cases and seed.</param>
/// <param name="progress">Told how much work each case was that is tried, see <see cref="PropertyWork"/>.</param>
/// <param name="hurry">Whether the least case is no longer asked for; asked again and again.</param>
/// <param name="below">The budget of the search for a smaller case, see <see cref="SmallestCase.Below"/>.</param>
internal sealed class PropertyTrial(
    StatedProperty property, RunOptions options, Action<int>? progress, Func<bool> hurry, int below = SmallestCase.Budget) : IRunner
{
    private readonly Coverage _coverage = new();
    private readonly Stopwatch _watch = new();
    private readonly object? _target =
        property.Target ?? (property.Method.IsStatic ? null : Activator.CreateInstance(property.Method.DeclaringType!));

    private IEnumerator<object[]>? _small = property is { IsPinned: false, Mark.SmallWorld: true }
        ? options.SmallCasesOf(property.Parameters).GetEnumerator()
        : null;

    private TestResult? _result;
    private FailingCase? _failure;
    private long _smallWorldCases;
    private long _randomCases;
    private bool _triedAtRandom;

    /// <summary>Whether there is nothing left to try.</summary>
    public bool Finished => _failure is not null || (_small is null && _triedAtRandom);

    /// <summary>What came of it so far.</summary>
    public PropertyResult Result => new(property, _randomCases, _smallWorldCases, _coverage, _watch.Elapsed, _failure);

    /// <summary>How long it was tried.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    private bool Hurry => !options.Shrink || hurry();

    /// <summary>Tries the next cases of the small world.</summary>
    /// <param name="most">How many cases.</param>
    public void TrySmallWorld(long most = long.MaxValue) => Timed(() => _failure ??= InSmallWorld(most));

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
        TrySmallWorld();
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
        progress?.Invoke(PropertyWork.OfRandomCase);
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
            _failure = property.IsPinned ? OnStatedInstance() : AtRandom() is { } random ? SmallerThan(random) : null;
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

    private FailingCase? InSmallWorld(long most)
    {
        for (; _small is not null && most > 0; most--)
        {
            if (!_small.MoveNext())
            {
                _small = null;
                break;
            }

            _smallWorldCases++;
            progress?.Invoke(1);
            if (Why(_small.Current) is { } why)
            {
                return Least(Case(_small.Current, why, "in the small world"));
            }
        }

        return null;
    }

    /// <summary>A random case that fails; or one of the small world, where that was not yet tried to its end.</summary>
    private FailingCase SmallerThan(FailingCase random) => Hurry ? random : InSmallWorld(long.MaxValue) ?? random;

    private FailingCase? AtRandom()
    {
        var cases = options.CasesOf(property.Mark);
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
            TestResult.Failed { Item4: Outcome.Failed { Item: var why } } failed => Least(Case(
                Flat(failed.Item3),
                why,
                $"in random case {failed.Item1.NumberOfTests} of {cases}, "
                + (failed.Item1.NumberOfShrinks == 0 ? "not shrunk" : $"shrunk {failed.Item1.NumberOfShrinks} times"))),
            TestResult.Exhausted => Case(
                [],
                new InvalidOperationException("the generators gave too few cases that meet its condition"),
                "while cases were generated"),
            _ => null,
        };
    }

    /// <summary>The least case that fails in the same way, as far as the search from below goes.</summary>
    private FailingCase Least(FailingCase found)
    {
        if (Hurry)
        {
            return found;
        }

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
