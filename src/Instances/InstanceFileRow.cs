namespace SpecProofs.Instances;

/// <summary>Reads weights and rows of weights.</summary>
internal static class InstanceFileRow
{
    /// <summary>Digits of one weight. More is a mistake, and would make every sum slow.</summary>
    private const int LongestWeight = 1000;

    /// <summary>Bits of the common denominator of a row: more than any one weight can have.</summary>
    private const int LongestDenominator = 4096;

    /// <summary>Reads the <c>weights</c> member: are rows whole numbers to be divided by their sum?</summary>
    public static bool AreCounts(FileNode node) => node.Text() switch
    {
        "counts" => true,
        "probabilities" => false,
        _ => throw node.Wrong($"{node.Shown} is neither \"probabilities\" (the default) nor \"counts\""),
    };

    public static Distribution<Rational> Read(FileNode node, int vocabulary, bool counts)
    {
        if (node.Count != vocabulary)
        {
            throw node.Wrong($"the row has {node.Count} weights, the vocabulary has {vocabulary} tokens");
        }

        var weights = node.Items().Select(item => counts ? Count(item) : Weight(item)).ToArray();
        var sum = Sum(node, weights);
        if (counts)
        {
            return sum > Rational.Zero ? Distribution<Rational>.Proportional(weights) : throw node.Wrong("all counts of the row are 0");
        }

        return sum == Rational.One
            ? Distribution<Rational>.Of(weights)
            : throw node.Wrong($"the weights sum to {Shortened(sum)}, not to 1");
    }

    /// <summary>A non-negative number, exactly as written.</summary>
    public static Rational Weight(FileNode node)
    {
        if (node.Digits() is not { Length: <= LongestWeight } digits)
        {
            throw node.Wrong(
                $"{node.Shown} is not a weight: write a fraction such as \"1/3\" or a decimal such as \"0.25\", "
                + $"of at most {LongestWeight} characters");
        }

        try
        {
            return Rational.Parse(digits) is var weight && weight >= Rational.Zero
                ? weight
                : throw node.Wrong($"{node.Shown} is negative: weights are not negative");
        }
        catch (FormatException e)
        {
            throw node.Wrong(e.Message);
        }
    }

    /// <summary>A whole number that is not negative.</summary>
    public static long WholeCount(FileNode node) =>
        long.TryParse(node.Digits(), System.Globalization.NumberStyles.None, null, out var count)
            ? count
            : throw node.Wrong($"{node.Shown} is not a count: counts are whole numbers from 0 to {long.MaxValue}");

    /// <summary>The sum, as long as its denominator stays short: fractions that have little in common cost without bound.</summary>
    private static Rational Sum(FileNode node, Rational[] weights)
    {
        var sum = Rational.Zero;
        foreach (var weight in weights)
        {
            sum += weight;
            if (sum.Denominator.GetBitLength() > LongestDenominator)
            {
                throw node.Wrong($"the common denominator of the weights has over {LongestDenominator:N0} bits");
            }
        }

        return sum;
    }

    private static Rational Count(FileNode node) => WholeCount(node);

    private static string Shortened(Rational sum) => sum.ToString() is { Length: <= 60 } exact ? exact : "about " + sum.ToDecimalString(20);
}
