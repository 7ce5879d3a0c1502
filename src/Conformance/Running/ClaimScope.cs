using FsCheck;
using FsCheck.Fluent;

namespace SpecProofs.Conformance;

/// <summary>What a claim is tried on.</summary>
/// <param name="Family">The instances.</param>
/// <param name="Budget">What it may cost.</param>
/// <param name="Constants">Constants of the decoder's code near which something may change, beside the default ones.</param>
/// <param name="Parameter">A parameter of the decoder's own; null for none.</param>
internal sealed record ClaimScope(InstanceFamily Family, ClaimBudget Budget, IReadOnlyList<Rational> Constants, ParameterSource? Parameter)
{
    /// <summary>Random cases for each one near the default constants; if others are named, there are twice as many of those.</summary>
    private const int RandomCasesForOneNearConstants = 5;

    /// <summary>Instances tried in each box by the search below a case that is larger than the usual random ones.</summary>
    private const int BudgetBelowLargeCases = 200;

    private const int SampledNearConstant = 200;

    /// <summary>The default instances, budget and constants.</summary>
    public static ClaimScope Default { get; } = new(InstanceFamily.Default, new(), [], null);

    /// <summary>The command that finds a failing case again; null for a test run.</summary>
    public string? Replay { get; init; }

    /// <summary>Sees whether the family has cases near each constant that the author has named.</summary>
    /// <exception cref="ArgumentException">It has none near one of them.</exception>
    public void CheckConstants()
    {
        foreach (var constant in Constants)
        {
            var near = Gen.OneOf(NearConstants.Near(constant)).Sample(SampledNearConstant, new Rnd(1, 0x9E3779B97F4A7C15), 50);
            if (!near.Any(entry => Family.Contains(entry.Given)))
            {
                throw new ArgumentException($"near the constant {constant} there is no case in the family \"{Family}\"");
            }
        }
    }

    /// <summary>How many cases there are, with as many random ones as the options say.</summary>
    public long Planned(IReadOnlyList<Type> parameters, RunOptions options)
    {
        var cases = Budget.Cases ?? options.Cases;
        return SmallCases(parameters).LongCount() + cases + NearCases(cases);
    }

    /// <summary>The stages in which a claim with these parameters is tried.</summary>
    public IEnumerable<ClaimStage> Stages(IReadOnlyList<Type> parameters, RunOptions options)
    {
        yield return new("in the small world", SmallCases(parameters), false, Budget.Below);
        var cases = Budget.Cases ?? options.Cases;
        yield return new("random case", Sampled(Random(parameters), cases, options.Seed), true, Budget.Below);
        yield return new(
            "random case near the constants",
            Sampled(Near(parameters), NearCases(cases), options.Seed + 1)
                .Where(arguments => Family.Contains((GeneratedInstance)arguments[0])),
            true,
            Math.Min(BudgetBelowLargeCases, Budget.Below));
    }

    /// <summary>
    /// Cases that are simpler than one in one of its arguments; an instance only by one that is smaller, so that shrinking ends.
    /// </summary>
    public IEnumerable<object[]> Simpler(IReadOnlyList<object> arguments) =>
        from i in Enumerable.Range(0, arguments.Count)
        from simpler in Simpler(arguments[i])
        select arguments.Select((argument, j) => j == i ? simpler : argument).ToArray();

    private int NearCases(int cases) => Math.Max(1, (Constants.Count == 0 ? 1 : 2) * cases / RandomCasesForOneNearConstants);

    private static object[][] Sampled(Gen<object[]> cases, int count, ulong seed) =>
        cases.Sample(count, new Rnd(seed, 0x9E3779B97F4A7C15), 50);

    private IEnumerable<object> Simpler(object argument) => argument switch
    {
        GeneratedInstance given => InstanceShrinker.Shrink(given)
            .Where(simpler => InstanceSize.Of([simpler]) < InstanceSize.Of([given]) && Family.Contains(simpler)),
        Lookahead lookahead => Enumerable.Range(1, Math.Min(lookahead.Tokens - 1, 8)).Select(tokens => (object)new Lookahead(tokens)),
        Drafts drafts => Enumerable.Range(1, drafts.Count - 1).Select(count => (object)new Drafts(count)),
        ParameterValue value => Parameter!.Simpler(value),
        _ => [],
    };

    private IEnumerable<object[]> SmallCases(IReadOnlyList<Type> parameters)
    {
        var usual = parameters.Where(type => type != typeof(ParameterValue)).ToList();
        var cases = SmallWorld.Cases(usual, Family.Small);
        return Parameter is null ? cases : cases.SelectMany(arguments => Parameter.Small.Select(value => (object[])[.. arguments, value]));
    }

    private Gen<object[]> Random(IReadOnlyList<Type> parameters) =>
        from given in Family.Any
        from lookahead in Arbitraries.Lookaheads().Generator
        from drafts in Arbitraries.DraftCounts().Generator
        from rest in Arguments(parameters, given, lookahead, drafts)
        select rest;

    private Gen<object[]> Near(IReadOnlyList<Type> parameters) =>
        from near in NearConstants.Of(Constants)
        from drafts in Gen.Choose(1, 2)
        from rest in Arguments(parameters, near.Given, near.Lookahead, new Drafts(drafts))
        select rest;

    private Gen<object[]> Arguments(IReadOnlyList<Type> parameters, GeneratedInstance given, Lookahead lookahead, Drafts drafts) =>
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select parameters.Select(type => type switch
        {
            _ when type == typeof(GeneratedInstance) => given,
            _ when type == typeof(Lookahead) => lookahead,
            _ when type == typeof(Drafts) => (object)drafts,
            _ => Parameter!.Any(new Random(seed)),
        }).ToArray();
}

/// <summary>Cases of a claim that are tried together.</summary>
/// <param name="Words">Where a case was found: "random case".</param>
/// <param name="Cases">The arguments of each case.</param>
/// <param name="AtRandom">Whether they are random.</param>
/// <param name="BudgetBelow">Instances for each size in the search for a smaller counterexample.</param>
internal sealed record ClaimStage(string Words, IEnumerable<object[]> Cases, bool AtRandom, int BudgetBelow);
