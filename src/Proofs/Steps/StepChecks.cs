namespace SpecProofs.Proofs;

/// <summary>What a step has to fulfil so that the whole run does, by induction on the tokens left.</summary>
internal static class StepChecks
{
    /// <summary>The step, continued by the target, has the target's law. Then the output law is Q.</summary>
    /// <exception cref="InvalidOperationException">It has not.</exception>
    public static void Law(Law<Tokens, Real> step, Tokens before, Context<Real> context)
    {
        Arrive(before, context, Real.One, Real.Zero);

        // Of each token that follows where an outcome goes on: the mass that writes it, and that which stopped before and is continued by
        // the target, add up to the target's.
        void Arrive(Tokens prefix, Context<Real> here, Real mass, Real stopped)
        {
            var beyond = Beyond(step, prefix);
            for (var x = 0; beyond.Count > 0 && x < here.Target.Vocabulary; x++)
            {
                var (token, next, share) = (x, prefix.Then(x), here.Target[x]);
                var written = Written(step, beyond[token]);
                if (written + (stopped * share) != mass * share)
                {
                    throw new InvalidOperationException($"Pr({next}) = {written + (stopped * share)}, not {mass * share}");
                }

                if (beyond[token].Any())
                {
                    Arrive(next, here.After(token), mass * share, (stopped * share) + step[next]);
                }
            }
        }
    }

    /// <summary>Two steps, each continued by the target, have the same law.</summary>
    /// <exception cref="InvalidOperationException">They have not.</exception>
    public static void Same(Law<Tokens, Real> step, Law<Tokens, Real> other, Tokens before, Context<Real> context)
    {
        Arrive(before, context, Real.Zero, Real.Zero);

        // Of each token that follows where an outcome of either goes on; the rest of both is the target's.
        void Arrive(Tokens prefix, Context<Real> here, Real stopped, Real otherStopped)
        {
            var (beyond, otherBeyond) = (Beyond(step, prefix), Beyond(other, prefix));
            for (var x = 0; (beyond.Count > 0 || otherBeyond.Count > 0) && x < here.Target.Vocabulary; x++)
            {
                var (next, share) = (prefix.Then(x), here.Target[x]);
                var mass = Written(step, beyond[x]) + (stopped * share);
                var otherMass = Written(other, otherBeyond[x]) + (otherStopped * share);
                if (mass != otherMass)
                {
                    throw new InvalidOperationException($"Pr({next}) = {mass}, not {otherMass}");
                }

                if (beyond[x].Any() || otherBeyond[x].Any())
                {
                    Arrive(next, here.After(x), (stopped * share) + step[next], (otherStopped * share) + other[next]);
                }
            }
        }
    }

    /// <summary>
    /// The step rejects on average as often as the total variations at its positions say. Then, if the law is Q, E[N_rej] = Σ E_Q TV.
    /// </summary>
    /// <exception cref="InvalidOperationException">It does not.</exception>
    public static void Rejections(Law<StepState, Real> step, Tokens before, Context<Real> context)
    {
        var rejected = step.Expectation(after => after.Written.Sources.Skip(before.Length).Count(source => source == Source.Rejection));
        var expected = step.Expectation(after =>
        {
            var (sum, here) = (Real.Zero, context);
            for (var n = before.Length; n < after.Written.Tokens.Length; n++)
            {
                sum += here.Coupling.TotalVariation;
                here = here.After(after.Written.Tokens[n]);
            }

            return sum;
        });
        if (rejected != expected)
        {
            throw new InvalidOperationException($"E[rejections of the step] = {rejected}, not {expected}");
        }
    }

    /// <summary>The outcomes that go on after a prefix, by the token that follows.</summary>
    private static ILookup<int, Tokens> Beyond(Law<Tokens, Real> step, Tokens prefix) => step.Outcomes
        .Where(outcome => outcome.Length > prefix.Length && outcome.First(prefix.Length) == prefix)
        .ToLookup(outcome => outcome[prefix.Length]);

    private static Real Written(Law<Tokens, Real> step, IEnumerable<Tokens> outcomes) =>
        outcomes.Aggregate(Real.Zero, (sum, outcome) => sum + step[outcome]);
}
