namespace SpecProofs.Simulation;

/// <summary>Whole-number totals of many runs.</summary>
internal sealed class BulkTotals(int kept)
{
    public Int128 Rejections { get; set; }

    public Int128 RejectionsSquared { get; set; }

    public Int128 Rounds { get; set; }

    public Int128 RoundsSquared { get; set; }

    /// <summary>Runs that ended with each kept value; stays zero if there is only one value.</summary>
    public long[] Kept { get; } = new long[kept];

    /// <summary>Adds runs, given their sums and sums of squares; the offset is added to every run.</summary>
    public void AddShifted(Int128 runs, (Int128 Sum, Int128 Squares) rejections, (Int128 Sum, Int128 Squares) rounds, Tally offset)
    {
        Rejections += rejections.Sum + (runs * offset.Rejections);
        RejectionsSquared += rejections.Squares + (2 * offset.Rejections * rejections.Sum)
            + (runs * offset.Rejections * offset.Rejections);
        Rounds += rounds.Sum + (runs * offset.Rounds);
        RoundsSquared += rounds.Squares + (2 * offset.Rounds * rounds.Sum) + (runs * offset.Rounds * offset.Rounds);
    }

    public void Add(BulkTotals other)
    {
        Rejections += other.Rejections;
        RejectionsSquared += other.RejectionsSquared;
        Rounds += other.Rounds;
        RoundsSquared += other.RoundsSquared;
        for (var i = 0; i < Kept.Length; i++)
        {
            Kept[i] += other.Kept[i];
        }
    }
}
