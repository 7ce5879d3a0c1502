namespace SpecProofs.Conformance;

/// <summary>How far the cases of a claim went: a defect that begins beyond them was not looked for.</summary>
public sealed class Extent
{
    /// <summary>Cases tried.</summary>
    public long Cases { get; private set; }

    /// <summary>The smallest positive probability in a row of draft or target; 1 if nothing was tried.</summary>
    public Rational SmallestMass { get; private set; } = 1;

    /// <summary>The smallest positive total variation between two rows that meet; 1 if none was tried.</summary>
    public Rational SmallestVariation { get; private set; } = 1;

    /// <summary>The largest vocabulary.</summary>
    public int WidestRow { get; private set; }

    /// <summary>The most draft tokens in a block: the lookahead, or the horizon where that is shorter.</summary>
    public int LongestBlock { get; private set; }

    /// <summary>Smallest mass and variation, widest row and longest block.</summary>
    public override string ToString() =>
        $"smallest mass {SmallestMass}, smallest total variation {SmallestVariation}, "
        + $"widest row {WidestRow} tokens, longest block {LongestBlock} tokens";

    internal void Add(GeneratedInstance given, Lookahead lookahead)
    {
        Cases++;
        WidestRow = Math.Max(WidestRow, given.Vocabulary);
        LongestBlock = Math.Max(LongestBlock, Math.Min(given.Horizon, lookahead.Tokens));
        foreach (var row in given.Draft.Rows.Values.Concat(given.Target.Rows.Values))
        {
            var mass = Rational.Of(row.Where(weight => weight > 0).Min(), row.Sum());
            SmallestMass = Rational.Min(SmallestMass, mass);
        }

        if (given.Draft.Rows.Count == 1 && given.Target.Rows.Count == 1)
        {
            var (p, q) = (given.Draft.First, given.Target.First);
            var (a, b) = ((long)p.Sum(), (long)q.Sum());
            var excess = p.Zip(q).Sum(pair => Math.Max((pair.Second * a) - (pair.First * b), 0));
            SmallestVariation = excess == 0 ? SmallestVariation : Rational.Min(SmallestVariation, Rational.Of(excess, a * b));
        }
    }
}
