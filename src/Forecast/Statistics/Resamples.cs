namespace SpecProofs.Forecast;

/// <summary>The bootstrap: how often each prompt is drawn when as many prompts are drawn with replacement. Immutable.</summary>
/// <remarks>
/// Prompts are drawn whole, so that positions of one text stay together. More than <see cref="MostGroups"/> prompts are drawn in that
/// many groups. A seed means the same draws on every machine.
/// </remarks>
public sealed class Resamples
{
    /// <summary>Groups that are drawn at most.</summary>
    public const int MostGroups = 1000;

    /// <summary>Resamples.</summary>
    public const int Draws = 4000;

    private readonly ushort[] _counts;
    private readonly int[] _groups;

    private Resamples(int prompts, ulong seed, ushort[] counts, int[] groups) =>
        (Prompts, Seed, _counts, _groups) = (prompts, seed, counts, groups);

    /// <summary>Prompts.</summary>
    public int Prompts { get; }

    /// <summary>The seed.</summary>
    public ulong Seed { get; }

    /// <summary>Prompts, or the groups that they are drawn in.</summary>
    public int Groups => Math.Min(Prompts, MostGroups);

    /// <summary>How often each group is drawn in a resample.</summary>
    public ReadOnlySpan<ushort> this[int draw] => _counts.AsSpan(draw * Groups, Groups);

    /// <summary>The resamples of a seed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No prompt.</exception>
    public static Resamples Of(int prompts, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prompts, 1);
        var (groups, random) = (Math.Min(prompts, MostGroups), Xoshiro256PlusPlus.Seeded(seed));
        var counts = new ushort[Draws * groups];
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = 0; i < groups; i++)
            {
                counts[(draw * groups) + (int)Math.BigMul(random.Next(), (ulong)groups, out _)]++;
            }
        }

        return new(prompts, seed, counts, Shuffled(prompts, groups, ref random));
    }

    /// <summary>The sums of a quantity in each group.</summary>
    public double[] Grouped(ReadOnlySpan<double> values)
    {
        var grouped = new double[Groups];
        for (var i = 0; i < values.Length; i++)
        {
            grouped[_groups[i]] += values[i];
        }

        return grouped;
    }

    /// <summary>The total of a grouped quantity in a resample.</summary>
    public double Total(int draw, ReadOnlySpan<double> grouped)
    {
        var counts = this[draw];
        var total = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            total += counts[i] * grouped[i];
        }

        return total;
    }

    /// <summary>The group of each prompt. Prompts come in an order of their values, so groups must be drawn for them to be alike.</summary>
    private static int[] Shuffled(int prompts, int groups, ref Xoshiro256PlusPlus random)
    {
        int[] shuffled = [.. Enumerable.Range(0, prompts).Select(i => i % groups)];
        for (var i = prompts - 1; i > 0 && prompts > groups; i--)
        {
            var other = (int)Math.BigMul(random.Next(), (ulong)(i + 1), out _);
            (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
        }

        return shuffled;
    }
}
