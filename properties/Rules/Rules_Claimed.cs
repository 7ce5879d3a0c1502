namespace SpecProofs.Properties;

/// <summary>A draft token that comes from another distribution than verification believes.</summary>
[Statement(
    "X.claimed",
    "A draft token drawn from p′ and verified as if from p ≠ q keeps the law of a position exactly if p′ = p where 0 < q < p, and "
        + "p′ − p is proportional to [q − p]₊ where q ≥ p; where q = 0 < p it may be anything. A draft that covers the target nowhere may "
        + "so claim what it likes; any other mistake biases the output.",
    Formula = @"p' \min(1, q/p) + \Bigl(1 - \sum_x p' \min(1, q/p)\Bigr) \frac{[q - p]_+}{\mathrm{TV}(p, q)} = q \iff p' = p \text{ on } "
        + @"\{0 < q < p\},\ p' - p = c\,[q - p]_+ \text{ on } \{q \ge p\}",
    Source = "this project; defects in engines",
    After = ["T1.law"])]
public sealed class Rules_Claimed
{
    [Checks("X.claimed", SmallWorld = true)]
    public void A_misreported_draft_is_lossless_exactly_where_its_mistake_is_hidden(GeneratedRows given)
    {
        var (claimed, target, drawn) = (given.Draft, given.Target, given.Other);
        if (!claimed.Equals(target))
        {
            Decide(claimed, target, drawn);
        }
    }

    /// <summary>The drawn row made to hide: from p by moving mass from where q = 0 to the residual, and about within q = 0.</summary>
    [Checks("X.claimed", SmallWorld = true)]
    public void Mass_may_be_moved_among_unwanted_tokens_and_to_the_residual(GeneratedRows given)
    {
        var (claimed, target) = (given.Draft, given.Target);
        Rational[] unwanted = [.. Enumerable.Range(0, claimed.Vocabulary).Select(x => Rational.IsZero(target[x]) ? claimed[x] : 0)];
        if (unwanted.Any(mass => mass > 0))
        {
            var (half, residual) = (unwanted.Sum() / 2, RejectedMasses.Speculative(claimed, target));
            var first = Array.FindIndex(unwanted, mass => mass > 0);
            var distance = residual.Sum();
            var drawn = Distribution<Rational>.Of([.. Enumerable.Range(0, claimed.Vocabulary).Select(x =>
                claimed[x] - unwanted[x] + (x == first ? half : 0) + (half * residual[x] / distance))]);
            Expect.That(Hides(claimed, target, drawn), () => $"{drawn} does not meet the conditions");
            Decide(claimed, target, drawn);
        }
    }

    private static void Decide(Distribution<Rational> claimed, Distribution<Rational> target, Distribution<Rational> drawn)
    {
        var instance = new Instance<Rational>(new Iid<Rational>(claimed), new Iid<Rational>(target), 1);
        var lossless = ExactLaw.Of(new Misreporting(drawn), instance).Equals(TargetLaw.Of(instance));
        var hides = Hides(claimed, target, drawn);
        Expect.That(
            lossless == hides,
            () => $"drawn from {drawn}: the conditions {(hides ? "hold" : "fail")}, but the output law is {(lossless ? "q" : "not q")}");
    }

    private static bool Hides(Distribution<Rational> claimed, Distribution<Rational> target, Distribution<Rational> drawn)
    {
        var tokens = Enumerable.Range(0, claimed.Vocabulary).ToList();
        var excess = RejectedMasses.Speculative(claimed, target);
        var most = tokens.MaxBy(x => excess[x]);
        var factor = (drawn[most] - claimed[most]) / excess[most];
        return tokens.TrueForAll(x => target[x] >= claimed[x]
            ? drawn[x] - claimed[x] == factor * excess[x]
            : Rational.IsZero(target[x]) || drawn[x] == claimed[x]);
    }
}
