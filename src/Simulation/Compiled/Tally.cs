namespace SpecProofs.Simulation;

/// <summary>What bulk simulation counts.</summary>
internal readonly record struct Tally(int Rejections, int Rounds)
{
    public static Tally operator +(Tally left, Tally right) => new(left.Rejections + right.Rejections, left.Rounds + right.Rounds);

    public static Tally operator -(Tally left, Tally right) => new(left.Rejections - right.Rejections, left.Rounds - right.Rounds);

    public static Tally Least(Tally left, Tally right) => new(Math.Min(left.Rejections, right.Rejections), Math.Min(left.Rounds, right.Rounds));
}

/// <summary>One outcome of a step: the state it leads to, what it adds to the counts, what it adds if it is the last step of the run, and its probability.</summary>
internal readonly record struct Move<W>(int Next, Tally Adds, Tally AddsLast, W Mass);
