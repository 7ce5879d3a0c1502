using System.Collections.Concurrent;

namespace SpecProofs.Bestiary;

/// <summary>The least case, in order of size, on which a wrong decoder breaks its statement.</summary>
/// <param name="Given">The instance.</param>
/// <param name="Lookahead">The lookahead.</param>
/// <param name="Drafts">The number of drafts.</param>
/// <param name="Bias">TV between the output law and the target's.</param>
/// <param name="Rejections">E[N_rej] of the decoder.</param>
/// <param name="Bound">Σ E_Q TV, the rejections of speculative decoding.</param>
internal sealed record LeastCounterexample(
    GeneratedInstance Given, Lookahead Lookahead, Drafts Drafts, Rational Bias, Rational Rejections, Rational Bound)
{
    /// <summary>Above every case that is searched.</summary>
    private static readonly object[] Top =
        [SizeOrder.Instances(SizeOrder.MostTokens + 1, SizeOrder.Longest).First(), Lookahead.ToHorizon, new Drafts(1)];

    private static readonly ConcurrentDictionary<string, Lazy<LeastCounterexample?>> Known = [];

    /// <summary>Null where no case that is searched shows the defect. Searched for once.</summary>
    public static LeastCounterexample? Of(Mutant mutant) => Known.GetOrAdd(mutant.Name, _ => new(() => Search(mutant))).Value;

    private static LeastCounterexample? Search(Mutant mutant)
    {
        LeastCounterexample? found = null;
        _ = SmallestCase.Below(
            Top,
            @case => (found = Shown(mutant, (GeneratedInstance)@case[0], (Lookahead)@case[1], (Drafts)@case[2])) is not null);
        return found;
    }

    private static LeastCounterexample? Shown(Mutant mutant, GeneratedInstance given, Lookahead lookahead, Drafts drafts)
    {
        var decoder = mutant.Decoder(lookahead, drafts);
        var output = ExactLaw.Of(decoder, given.Instance);
        var expected = mutant.ExpectedLaw(given);
        return output.Equals(expected) && !(mutant.Reports && MutantCheck.Misreports(decoder, given))
            ? null
            : new(
                given,
                lookahead,
                drafts,
                output.DistanceTo(expected),
                ExactLaw.OfTranscripts(decoder, given.Instance).Expectation(run => run.Rejections),
                ExpectedRejections.Speculative(mutant.Expected(given)));
    }
}
