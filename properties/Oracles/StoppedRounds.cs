namespace SpecProofs.Properties;

/// <summary>E[rounds] of adaptive lookahead without bonus, summed over prefixes and places where a round may have begun.</summary>
internal static class StoppedRounds
{
    public static Rational Of(Instance<Rational> instance, Func<int, int, Rational> goesOn, int lookahead)
    {
        return From(instance.Start, 0, 0);

        Rational From(Context<Rational> context, int length, int inBlock)
        {
            var total = inBlock == 0 ? Rational.One : 0;
            foreach (var x in context.Target.Support.ToArray().Where(x => length + 1 < instance.Horizon && !context.Ends(x)))
            {
                var kept = Rational.Min(context.Draft[x], context.Target[x]);
                var goes = inBlock + 1 == lookahead ? 0 : goesOn(x, inBlock + 1);
                var fresh = context.Target[x] - (kept * goes);
                total += Rational.IsZero(fresh) ? 0 : fresh * From(context.After(x), length + 1, 0);
                total += Rational.IsZero(kept * goes) ? 0 : kept * goes * From(context.After(x), length + 1, inBlock + 1);
            }

            return total;
        }
    }
}
