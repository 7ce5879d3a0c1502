using System.Diagnostics;

namespace SpecProofs.Conformance;

/// <summary>A claim about a decoder as a property. Counts what was tried and what was not.</summary>
/// <param name="claim">The claim.</param>
/// <param name="decoder">The decoder, from the arguments of a case.</param>
/// <param name="scope">What the claim is tried on.</param>
internal sealed class ClaimedProperty(Claim claim, Func<Lookahead, Drafts, object?, IDecoder<Rational>> decoder, ClaimScope scope)
{
    private const long LeastSearched = 2_000;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _left;
    private long _limit = scope.Budget.Paths;
    private long _spent;
    private bool _counts = true;

    /// <summary>What is said of a decoder that breaks the claim.</summary>
    public string Denial => claim.Denial;

    /// <summary>Whether the claim is about some cases only.</summary>
    public bool IsConditional => claim.IsConditional;

    /// <summary>What the claim is tried on.</summary>
    public ClaimScope Scope => scope;

    /// <summary>Cases that met the claim's condition and were tried.</summary>
    public long Met { get; private set; }

    /// <summary>Cases beyond the budget.</summary>
    public long NotTried { get; private set; }

    /// <summary>Cases beyond the budget in the search for a smaller counterexample.</summary>
    public long NotSearched { get; private set; }

    /// <summary>How far the cases went that were tried.</summary>
    public Extent Extent { get; } = new();

    public void Holds(GeneratedInstance given) => Try(given, Lookahead.ToHorizon, new Drafts(1), null);

    public void Holds_at_every_lookahead(GeneratedInstance given, Lookahead lookahead) => Try(given, lookahead, new Drafts(1), null);

    public void Holds_at_every_lookahead_and_number_of_drafts(GeneratedInstance given, Lookahead lookahead, Drafts drafts) =>
        Try(given, lookahead, drafts, null);

    public void Holds_for_every_value(GeneratedInstance given, Lookahead lookahead, ParameterValue value) =>
        Try(given, lookahead, new Drafts(1), value.Value);

    public void Holds_for_every_value_and_number_of_drafts(
        GeneratedInstance given, Lookahead lookahead, Drafts drafts, ParameterValue value) =>
        Try(given, lookahead, drafts, value.Value);

    /// <summary>What the decoder of a case is called.</summary>
    public string NameOf(IReadOnlyList<object> arguments) => DecoderName.AsSubject(DecoderOf(arguments));

    /// <summary>Runs the decoder of a case along one path.</summary>
    public void RunOnce(IReadOnlyList<object> arguments)
    {
        var instance = arguments.OfType<GeneratedInstance>().First().Instance;
        _ = ExactLaw.Paths<Transcript, Rational>(chance => DecoderOf(arguments).Run(chance, instance)).First();
    }

    /// <summary>A stage begins: its paths are counted from here.</summary>
    public void BeginStage() => (_left, _limit, _counts) = (scope.Budget.StagePaths, scope.Budget.Paths, true);

    /// <summary>
    /// A counterexample that is smaller than the last case is searched for: what is tried no longer counts, and a case with more paths
    /// than that one is not smaller.
    /// </summary>
    public void BeginSearch(long paths = long.MaxValue) =>
        (_left, _limit, _counts) = (paths, Math.Min(scope.Budget.Paths, Math.Max(2 * _spent, LeastSearched)), false);

    private IDecoder<Rational> DecoderOf(IReadOnlyList<object> arguments) => decoder(
        arguments.OfType<Lookahead>().FirstOrDefault(Lookahead.ToHorizon)
            .Reaching(arguments.OfType<GeneratedInstance>().First().Horizon),
        arguments.OfType<Drafts>().FirstOrDefault(new Drafts(1)),
        arguments.OfType<ParameterValue>().FirstOrDefault()?.Value);

    private void Leave() => (NotTried, NotSearched) = _counts ? (NotTried + 1, NotSearched) : (NotTried, NotSearched + 1);

    /// <summary>How many texts the target can write, counted context by context: its law, which most claims need, is as large.</summary>
    private static double TargetTexts(Instance<Rational> instance)
    {
        if (Math.Pow(instance.Vocabulary, instance.Horizon) is <= LeastSearched and var all)
        {
            return all;
        }

        var counts = new Dictionary<int, double> { [instance.Target.Start] = 1 };
        for (var n = 0; n < instance.Horizon; n++)
        {
            counts = counts.SelectMany(context => instance.Target.Next(context.Key).Support.ToArray()
                    .Select(token => (After: instance.Target.After(context.Key, token), Count: context.Value)))
                .GroupBy(next => next.After).ToDictionary(group => group.Key, group => group.Sum(next => next.Count));
        }

        return counts.Values.Sum();
    }

    private void Try(GeneratedInstance given, Lookahead asked, Drafts drafts, object? value)
    {
        var lookahead = asked.Reaching(given.Horizon);
        if (_left <= 0 || (_counts && _watch.Elapsed > scope.Budget.Time) || TargetTexts(given.Instance) > _limit)
        {
            Leave();
            return;
        }

        var metered = new Metered(decoder(lookahead, drafts, value), _limit);
        var at = new ClaimCase(metered, given.Instance, lookahead, drafts) { Parameter = value };
        try
        {
            if (!claim.Condition(at))
            {
                return;
            }

            claim.Try(at);
        }
        catch (BudgetExceededException e) when (!e.IsEndless)
        {
            Leave();
            return;
        }
        finally
        {
            metered.Limited = false;
            _left -= metered.Spent;
            _spent = _counts ? metered.Spent : _spent;
        }

        if (_counts)
        {
            Met++;
            Extent.Add(given, lookahead);
        }
    }
}
