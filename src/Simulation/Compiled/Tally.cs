namespace SpecProofs.Simulation;

/// <summary>The counts of a run, or what a step adds to them.</summary>
internal readonly record struct Tally(int Rejections, int Rounds)
{
    /// <summary>What a text has counted so far.</summary>
    public static Tally Of<W>(Text<W> text)
        where W : struct, System.Numerics.INumber<W> => new(text.Counts.Rejections, text.Counts.Rounds);

    public static Tally operator +(Tally left, Tally right) => new(left.Rejections + right.Rejections, left.Rounds + right.Rounds);

    public static Tally operator -(Tally left, Tally right) => new(left.Rejections - right.Rejections, left.Rounds - right.Rounds);

    public static Tally Most(Tally left, Tally right) =>
        new(Math.Max(left.Rejections, right.Rejections), Math.Max(left.Rounds, right.Rounds));

    public static Tally Least(Tally left, Tally right) =>
        new(Math.Min(left.Rejections, right.Rejections), Math.Min(left.Rounds, right.Rounds));
}

/// <summary>One outcome of a step.</summary>
/// <param name="Next">The state it leads to.</param>
/// <param name="Adds">What it adds to the counts.</param>
/// <param name="AddsLast">What it adds if it is the last step of the run.</param>
/// <param name="Mass">Its probability.</param>
internal readonly record struct Move<W>(int Next, Tally Adds, Tally AddsLast, W Mass);
