using System.Collections.Concurrent;

namespace SpecProofs.Cli;

/// <summary>
/// A verification rule that an engine can choose. Several drafts compete at the first position; behind it, tokens are verified one by one.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Drafts">M: drafts of the first position of a round.</param>
/// <param name="Needs">What it must have at hand.</param>
internal sealed record VerificationRule(string Name, int Drafts, string Needs)
{
    private const int MostBranches = 10_000;
    private const int LargestPlan = 64;

    /// <summary>ε of the over-accepting rule: the least of the paper's Table 1.</summary>
    private const double Epsilon = 0.1;

    /// <summary>Speculative decoding.</summary>
    public static VerificationRule TokenByToken { get; } =
        new("token by token", 1, "q/p of each draft token; both rows at a rejection") { Rejected = Speculative };

    /// <summary>Block verification, which no rejected mass describes: a token is kept or not with the whole block.</summary>
    public static VerificationRule Block { get; } = new("block", 1, "both rows at each draft token");

    /// <summary>The mass that is written after rejections; null for block verification.</summary>
    public MassesAtPlace<double>? Rejected { get; init; }

    /// <summary>The row that is written; null where it is the target's: the rule is lossless.</summary>
    public MassesAtPlace<double>? Written { get; init; }

    /// <summary>The rules that can be priced at this size.</summary>
    /// <param name="vocabulary">V.</param>
    /// <param name="drafts">Numbers of drafts M ≥ 2 of those that take several.</param>
    public static IEnumerable<VerificationRule> Of(int vocabulary, IReadOnlyList<int> drafts) =>
    [
        TokenByToken,
        Block,
        new("sampler match", 1, "a draw from q; p is not needed") { Rejected = Everywhere(RejectedMasses.Match) },
        new("exponential race", 1, "noise shared with the drafter; the text does not depend on it")
        {
            Rejected = Everywhere(RejectedMasses.Race),
        },
        .. drafts.SelectMany(m => WithDrafts(vocabulary, m)),
        OverAcceptance(),
    ];

    /// <summary>Batch speculative decoding.</summary>
    public static VerificationRule Batch(int drafts) => new("batch", drafts, "M independent drafts; both rows")
    {
        Rejected = First(at => RejectedMasses.WithReplacement(at.Draft, at.Target, drafts)),
    };

    private static IEnumerable<VerificationRule> WithDrafts(int vocabulary, int drafts)
    {
        yield return Batch(drafts);
        yield return new("K-SEQ", drafts, "M independent drafts; both rows, for its divisor")
        {
            Rejected = First(at => RejectedMasses.Sequential(
                at.Coupling, drafts, SequentialAcceptance.LeastDivisor(at.Coupling, drafts))),
        };
        if (Math.Pow(vocabulary, drafts - 2) <= MostBranches)
        {
            yield return new("no replacement", drafts, "M different drafts; both rows")
            {
                Rejected = First(at => RejectedMasses.WithoutReplacement(at.Draft, at.Target, drafts)),
            };
        }

        if (drafts == 2 && vocabulary <= LargestPlan)
        {
            yield return new("optimal pair", drafts, "both drafts at once; a plan of V² numbers of both rows")
            {
                Rejected = First(at => new PairPlan<double>(at.Coupling).Spare),
            };
        }
    }

    private static VerificationRule OverAcceptance() => new($"over-acceptance {Epsilon:0.0}", 1, "both rows; not lossless")
    {
        Rejected = (context, _) => Tradeoff(context) is var at && at.RejectionProbability > 0
            ? [.. at.OptimalFallback.Masses.ToArray().Select(mass => at.RejectionProbability * mass)]
            : new double[context.Target.Vocabulary],
        Written = (context, _) => Tradeoff(context) is var at && at.RejectionProbability > 0
            ? [.. at.Kept.Zip(at.OptimalFallback.Masses.ToArray(), (kept, mass) => kept + (at.RejectionProbability * mass))]
            : at.Kept,
    };

    private static BiasTradeoff<double> Tradeoff(Context<double> context) =>
        new(context.Coupling, Analysis.OverAcceptance.Acceptance(context.Coupling, Epsilon));

    private static IReadOnlyList<double> Speculative(Context<double> context, int place) =>
        RejectedMasses.Speculative(context.Draft, context.Target);

    private static MassesAtPlace<double> Everywhere(
        Func<Distribution<double>, Distribution<double>, IReadOnlyList<double>> rejected) =>
        (context, _) => rejected(context.Draft, context.Target);

    /// <summary>At the first place of a round this, computed once a context; behind it speculative decoding.</summary>
    private static MassesAtPlace<double> First(Func<Context<double>, IReadOnlyList<double>> first)
    {
        var known = new ConcurrentDictionary<Context<double>, IReadOnlyList<double>>();
        return (context, place) => place == 0 ? known.GetOrAdd(context, first) : Speculative(context, place);
    }
}
