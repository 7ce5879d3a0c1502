using System.Collections.Immutable;
using SpecProofs.Analysis;
using SpecProofs.Conformance;
using SpecProofs.Decoding;

namespace SpecProofs.Properties;

/// <summary>The first instance of the small world, in its order of size, and after it of targets that remember two tokens, on which a wrong decoder breaks its statement.</summary>
/// <param name="Problem">The instance.</param>
/// <param name="Lookahead">The lookahead.</param>
/// <param name="Drafts">The number of drafts.</param>
/// <param name="Bias">TV between the output law and the target's.</param>
/// <param name="Rejections">E[N_rej] of the decoder.</param>
/// <param name="Bound">Σ E_Q TV, the rejections of speculative decoding.</param>
internal sealed record Specimen(Problem Problem, Lookahead Lookahead, Drafts Drafts, Rational Bias, Rational Rejections, Rational Bound)
{
    /// <summary>Null where no instance that is searched shows the defect.</summary>
    public static Specimen? Of(Creature creature)
    {
        foreach (var problem in SmallWorld.Problems.Concat(LastTwoTokens()))
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

    /// <summary>V = 2, T = 3, weights up to 1, a draft without memory: for defects that only a target which looks further back can show.</summary>
    private static IEnumerable<Problem> LastTwoTokens()
    {
        var rows = SmallWorld.Rows(2, 1).ToList();
        var keys = WeightedModel.Of(Memory.LastTwoTokens, 2, 3, _ => rows[0]).Rows.Keys.ToList();
        var targets = keys.Aggregate<Tokens, IEnumerable<ImmutableArray<ImmutableArray<int>>>>([[]], (known, _) => known.SelectMany(model => rows.Select(model.Add)));
        return (from target in targets
                from draft in rows
                select new Problem(WeightedModel.Iid(draft), WeightedModel.Of(Memory.LastTwoTokens, 2, 3, key => target[keys.IndexOf(key)]), 3)).OrderBy(problem => problem.Weight);
    }
}
