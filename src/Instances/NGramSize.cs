namespace SpecProofs.Instances;

/// <summary>
/// How large a table of n-gram counts is, and where a context stands in it: by length, then token by token, as in <see
/// cref="NGramCounts"/>.
/// </summary>
public static class NGramSize
{
    /// <summary>Largest order k. With two tokens the number of counts forbids far less.</summary>
    public const int LongestOrder = 64;

    /// <summary>Most contexts of a table, 1 + V + … + V^k: those of an instance of <see cref="InstanceFile.LargestSize"/>.</summary>
    public static int MostContexts(int vocabulary) => InstanceFile.MostContexts(vocabulary);

    /// <summary>Whether a table of this order has at most <see cref="MostContexts"/> contexts.</summary>
    public static bool IsAffordable(int vocabulary, int order) =>
        order <= LongestOrder && Lengths(vocabulary, order).All(contexts => contexts <= MostContexts(vocabulary));

    /// <summary>Number of contexts of up to k tokens, for an affordable table.</summary>
    internal static int Contexts(int vocabulary, int order) => (int)Lengths(vocabulary, order).Last();

    /// <summary>The number of a context.</summary>
    internal static int IndexOf(Tokens context, int vocabulary)
    {
        var index = 0;
        foreach (var token in context.Span)
        {
            index = (index * vocabulary) + 1 + token;
        }

        return index;
    }

    /// <summary>The number of contexts of up to 0, 1, … k tokens.</summary>
    private static IEnumerable<long> Lengths(int vocabulary, int order)
    {
        var contexts = 1L;
        for (var length = 0; length <= order; length++)
        {
            yield return contexts;
            contexts = (contexts * vocabulary) + 1;
        }
    }
}
