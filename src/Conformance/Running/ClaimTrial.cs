using System.Diagnostics;
using System.Reflection;

namespace SpecProofs.Conformance;

/// <summary>
/// A claim about a decoder that is being tried, stage by stage; a random case that fails is shrunk here, as FsCheck does.
/// </summary>
/// <param name="property">The claim as a property.</param>
/// <param name="claim">The claim, with what it is tried on.</param>
/// <param name="options">Number of cases and seed.</param>
/// <param name="progress">Told how much work each case was that is tried, see <see cref="PropertyWork"/>.</param>
internal sealed class ClaimTrial(StatedProperty property, ClaimedProperty claim, RunOptions options, Action<int>? progress)
{
    private readonly Coverage _coverage = new();
    private long _smallWorldCases;
    private long _randomCases;

    /// <summary>Tries the claim.</summary>
    public PropertyResult Run()
    {
        var watch = Stopwatch.StartNew();
        var failure = Failure();
        return new(property, _randomCases, _smallWorldCases, _coverage, watch.Elapsed, failure);
    }

    private FailingCase Case(IReadOnlyList<object> arguments, Exception why, string found) =>
        new(property, arguments, why, found, options);

    /// <summary>What the claim throws in a case; null if it holds there. A cancellation ends the trial.</summary>
    private Exception? Why(IReadOnlyList<object> arguments)
    {
        try
        {
            progress?.Invoke(1);
            _ = property.Method.Invoke(claim, BindingFlags.DoNotWrapExceptions, null, [.. arguments], null);
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return exception;
        }
    }

    /// <summary>A claim in its stages; a random case that fails is shrunk here, as FsCheck does.</summary>
    private FailingCase? Failure()
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
                    var found = stage.AtRandom ? Shrunk(stage, number, arguments, why) : Case(arguments, why, stage.Words);
                    claim.BeginSearch();
                    var least = Least(found, stage.BudgetBelow);
                    claim.BeginSearch();
                    return least.Repeated(i => Again(least, i));
                }
            }
        }

        return null;
    }

    /// <summary>
    /// What the claim throws in a case once more; from the second time on after a single run, so that a decoder that does something else
    /// every other time is found out.
    /// </summary>
    private Exception? Again(FailingCase least, int times)
    {
        if (times > 0)
        {
            claim.RunOnce(least.Arguments);
        }

        return Why(least.Arguments) ?? (claim.NotSearched > 0 ? least.Why : null);
    }

    private void Count(ClaimStage stage, object[] arguments)
    {
        if (stage.AtRandom)
        {
            _randomCases++;
            _coverage.Count(arguments);
        }
        else
        {
            _smallWorldCases++;
        }
    }

    /// <summary>The case made simpler, one argument at a time, as long as it fails in the same way.</summary>
    private FailingCase Shrunk(ClaimStage stage, int number, object[] arguments, Exception why)
    {
        var shrinks = 0;
        while (options.Shrink && claim.Scope.Simpler(arguments).Select(candidate => (Case: candidate, Why: Why(candidate)))
            .FirstOrDefault(candidate => candidate.Why?.GetType() == why.GetType()) is { Why: not null } simpler)
        {
            (arguments, why, shrinks) = (simpler.Case, simpler.Why, shrinks + 1);
        }

        return Case(arguments, why, $"in {stage.Words} {number}, {(shrinks == 0 ? "not shrunk" : $"shrunk {shrinks} times")}");
    }

    /// <summary>The least case that fails in the same way, as far as the search from below goes.</summary>
    private FailingCase Least(FailingCase found, int budget = SmallestCase.Budget)
    {
        if (!options.Shrink || !claim.Scope.Family.CanShrink)
        {
            return found;
        }

        Exception? why = null;
        var below = SmallestCase.Below(
            found.Arguments,
            candidate => options.Shrink && (why = Why(candidate))?.GetType() == found.Why.GetType(),
            budget,
            claim.Scope.Family.Contains);
        found = claim.NotSearched > 0
            ? found with { Found = $"{found.Found}; {claim.NotSearched:N0} simpler cases have too many paths and were not tried" }
            : found;
        return (below.Case ?? found.Arguments, why, below.Words) switch
        {
            (var least, { } reason, var words) when below.Case is not null => Case(
                least, reason, $"{found.Found}, then from below; {words}"),
            (_, _, var words) => found with { Found = words.Length == 0 ? found.Found : $"{found.Found}; {words}" },
        };
    }
}
