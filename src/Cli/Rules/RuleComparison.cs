using System.Collections.Concurrent;

namespace SpecProofs.Cli;

/// <summary>Verification rules side by side on one instance, each with a bonus token behind a whole block.</summary>
/// <remarks>
/// In double precision, but for block verification exact up to rounding: a recursion over (context, place in the round). Block verification
/// is priced on sampled texts of the target, since its recursion has V^γ states.
/// </remarks>
internal sealed class RuleComparison
{
    /// <summary>Texts sampled for block verification.</summary>
    public const int Texts = 10_000;

    private readonly Instance<double> _instance;
    private readonly IReadOnlyList<VerificationRule> _rules;
    private readonly SampledTexts _texts;
    private readonly double _length;
    private readonly ConcurrentDictionary<(Context<double> Context, int Drafts), double> _best = new();

    /// <summary>The rules for an instance.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="drafts">Numbers of drafts M ≥ 2.</param>
    /// <param name="seed">The seed of the sampled texts.</param>
    public RuleComparison(Instance<double> instance, IReadOnlyList<int> drafts, ulong seed)
    {
        (_instance, Drafts) = (instance, drafts);
        _rules = [.. VerificationRule.Of(instance.Vocabulary, drafts)];
        _texts = new(instance, Texts, seed);
        _length = ExpectedLength.Of(instance);
    }

    /// <summary>Numbers of drafts M ≥ 2 of the rules that take several.</summary>
    public IReadOnlyList<int> Drafts { get; }

    /// <summary>All rules at a lookahead γ ≥ 1.</summary>
    public IReadOnlyList<RuleRow> At(int lookahead)
    {
        var block = Of(VerificationRule.Block, lookahead);
        return [.. _rules.AsParallel().AsOrdered().Select(rule =>
            rule == VerificationRule.Block ? block with { OfBest = 1 } : Compared(rule, lookahead, block))];
    }

    /// <summary>One rule at a lookahead γ ≥ 1, without its distances.</summary>
    public RuleRow Of(VerificationRule rule, int lookahead)
    {
        if (rule.Rejected is null)
        {
            var (price, error) = _texts.Block(lookahead);
            return new(rule, _length, price) { StandardError = _length * error / (price.Rounds * price.Rounds) };
        }

        return Row(rule, Visits(rule, lookahead));
    }

    private RuleRow Compared(VerificationRule rule, int lookahead, RuleRow block)
    {
        var visits = Visits(rule, lookahead);
        var row = Row(rule, visits);
        return rule.Written is not null ? row with { Loss = Loss(rule, visits, lookahead) }
            : row with { OfBest = rule.Drafts == 1 ? row.KeptPerRound / block.KeptPerRound : OfBest(rule, visits) };
    }

    private RuleVisits<double> Visits(VerificationRule rule, int lookahead)
    {
        if (rule.Drafts > 1)
        {
            // The rows of several drafts cost more than the recursion, and each context's are its own.
            ReachableContexts.Of(_instance).AsParallel().ForAll(context => rule.Rejected!(context, 0));
        }

        return RuleVisits<double>.Of(_instance, rule.Rejected!, lookahead, bonus: true, rule.Written);
    }

    private RuleRow Row(VerificationRule rule, RuleVisits<double> visits) =>
        new(rule, rule.Written is null ? _length : visits.Expected((_, _) => 1), visits.Price);

    /// <summary>How often a draft of the first position is kept, as a share of α*_M there.</summary>
    private double OfBest(VerificationRule rule, RuleVisits<double> visits) =>
        visits.Expected((context, place) => place == 0 ? 1 - rule.Rejected!(context, 0).Sum() : 0)
        / visits.Expected((context, place) => place == 0 ? Best(context, rule.Drafts) : 0);

    private double Best(Context<double> context, int drafts) => _best.GetOrAdd(
        (context, drafts), static at => MultiDraft.BestAcceptance(at.Context.Draft, at.Context.Target, at.Drafts));

    private static double Loss(VerificationRule rule, RuleVisits<double> visits, int lookahead) => visits.Expected(
        (context, place) => place == lookahead
            ? 0
            : rule.Written!(context, place).Select((mass, x) => Math.Abs(mass - context.Target[x])).Sum() / 2);
}
