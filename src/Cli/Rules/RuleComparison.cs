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
            rule == VerificationRule.Block ? block with { OfBest = 1 }
            : Of(rule, lookahead) is var row && rule.Written is not null ? row with { Loss = Loss(rule, lookahead) }
            : row with { OfBest = rule.Drafts == 1 ? row.KeptPerRound / block.KeptPerRound : OfBest(rule, lookahead) })];
    }

    /// <summary>One rule at a lookahead γ ≥ 1, without its distances.</summary>
    public RuleRow Of(VerificationRule rule, int lookahead)
    {
        if (rule.Rejected is null)
        {
            var (price, error) = _texts.Block(lookahead);
            return new(rule, _length, price) { StandardError = _length * error / (price.Rounds * price.Rounds) };
        }

        var length = rule.Written is null
            ? _length
            : RulePrices.Expected(_instance, rule.Rejected, (_, _) => 1, lookahead, bonus: true, rule.Written);
        return new(rule, length, RulePrices.Of(_instance, rule.Rejected, lookahead, bonus: true, rule.Written));
    }

    /// <summary>How often a draft of the first position is kept, as a share of α*_M there.</summary>
    private double OfBest(VerificationRule rule, int lookahead)
    {
        var rejected = rule.Rejected!;
        var kept = RulePrices.Expected(
            _instance, rejected, (context, place) => place == 0 ? 1 - rejected(context, 0).Sum() : 0, lookahead, bonus: true);
        return kept / RulePrices.Expected(
            _instance, rejected, (context, place) => place == 0 ? Best(context, rule.Drafts) : 0, lookahead, bonus: true);
    }

    private double Best(Context<double> context, int drafts) => _best.GetOrAdd(
        (context, drafts), static at => MultiDraft.BestAcceptance(at.Context.Draft, at.Context.Target, at.Drafts));

    private double Loss(VerificationRule rule, int lookahead) => RulePrices.Expected(
        _instance,
        rule.Rejected!,
        (context, place) => place == lookahead
            ? 0
            : rule.Written!(context, place).Select((mass, x) => Math.Abs(mass - context.Target[x])).Sum() / 2,
        lookahead,
        bonus: true,
        rule.Written);
}
