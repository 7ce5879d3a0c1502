using System.Collections.Concurrent;
using SpecProofs.Analysis;
using SpecProofs.Conformance;

namespace SpecProofs.Properties;

/// <summary>The least case, in order of size, on which a wrong decoder breaks its statement.</summary>
/// <param name="Problem">The instance.</param>
/// <param name="Lookahead">The lookahead.</param>
/// <param name="Drafts">The number of drafts.</param>
/// <param name="Bias">TV between the output law and the target's.</param>
/// <param name="Rejections">E[N_rej] of the decoder.</param>
/// <param name="Bound">Σ E_Q TV, the rejections of speculative decoding.</param>
internal sealed record Specimen(Problem Problem, Lookahead Lookahead, Drafts Drafts, Rational Bias, Rational Rejections, Rational Bound)
{
    /// <summary>Above every case that is searched.</summary>
    private static readonly object[] Top = [SizeOrder.Problems(SizeOrder.MostTokens + 1, SizeOrder.Longest).First(), Lookahead.ToHorizon, new Drafts(1)];

    private static readonly ConcurrentDictionary<string, Lazy<Specimen?>> Known = [];

    /// <summary>Null where no case that is searched shows the defect. Searched for once.</summary>
    public static Specimen? Of(Creature creature) => Known.GetOrAdd(creature.Name, _ => new(() => Search(creature))).Value;

    private static Specimen? Search(Creature creature)
    {
        Specimen? found = null;
        _ = SmallestCase.Below(Top, candidate => (found = Shown(creature, (Problem)candidate[0], (Lookahead)candidate[1], (Drafts)candidate[2])) is not null);
        return found;
    }

    private static Specimen? Shown(Creature creature, Problem problem, Lookahead lookahead, Drafts drafts)
    {
        var runs = ExactLaw.OfTranscripts(creature.Decoder(lookahead, drafts), problem.Instance);
        var (output, target) = (runs.Select(run => run.Tokens), TargetLaw.Of(problem.Instance));
        return output.Equals(target)
            ? null
            : new(problem, lookahead, drafts, output.DistanceTo(target), runs.Expectation(run => run.Rejections), ExpectedRejections.Speculative(problem.Instance));
    }
}
