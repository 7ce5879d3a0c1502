using SpecProofs.Analysis;
using SpecProofs.Decoding;

/// <summary>An oracle of our own: Σ_n E_Q TV(p_n, q_n) summed over every prefix, without the library's closed forms.</summary>
internal static class TotalVariationByHand
{
    public static Rational Summed(Instance<Rational> instance)
    {
        Rational sum = 0;
        for (var n = 0; n < instance.Horizon; n++)
        {
            foreach (var (_, draft, target, mass) in TargetLaw.Prefixes(instance, n))
            {
                var (p, q) = (instance.Draft.Next(draft), instance.Target.Next(target));
                for (var x = 0; x < instance.Vocabulary; x++)
                {
                    sum += mass * Rational.Abs(p[x] - q[x]) / 2;
                }
            }
        }

        return sum;
    }
}
