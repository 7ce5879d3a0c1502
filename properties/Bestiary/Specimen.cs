using SpecProofs.Analysis;
using SpecProofs.Conformance;

namespace SpecProofs.Properties;

/// <summary>The first instance of the small world, in its order of size, on which a wrong decoder breaks its statement.</summary>
/// <param name="Problem">The instance.</param>
/// <param name="Lookahead">The lookahead.</param>
/// <param name="Drafts">The number of drafts.</param>
/// <param name="Bias">TV between the output law and the target's.</param>
/// <param name="Rejections">E[N_rej] of the decoder.</param>
/// <param name="Bound">Σ E_Q TV, the rejections of speculative decoding.</param>
internal sealed record Specimen(Problem Problem, Lookahead Lookahead, Drafts Drafts, Rational Bias, Rational Rejections, Rational Bound)
{
    /// <summary>Null where no instance of the small world shows the defect.</summary>
    public static Specimen? Of(Creature creature)
    {
        foreach (var problem in SmallWorld.Problems)
        {
            var target = TargetLaw.Of(problem.Instance);
            foreach (var lookahead in Enumerable.Range(1, problem.Horizon).Select(tokens => new Lookahead(tokens)))
            {
                foreach (var drafts in new[] { new Drafts(2), new Drafts(3) })
                {
                    var runs = ExactLaw.OfTranscripts(creature.Decoder(lookahead, drafts), problem.Instance);
                    var output = runs.Select(run => run.Tokens);
                    if (!output.Equals(target))
                    {
                        return new(problem, lookahead, drafts, output.DistanceTo(target), runs.Expectation(run => run.Rejections), ExpectedRejections.Speculative(problem.Instance));
                    }
                }
            }
        }

        return null;
    }
}
