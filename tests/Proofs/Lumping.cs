namespace SpecProofs.Tests;

/// <summary>
/// The lumping lemma of docs/proofs.md as a construction: a row pair over any number of tokens becomes one over few, such that a token
/// keeps its masses and the sums Σ [q − c_m·p]₊ of M drafts stay what they are.
/// </summary>
internal static class Lumping
{
    /// <summary>
    /// c_1 … c_M of M drafts: c_1 = 1, and c_{m+1} = c_m + Σ [q − c_m·p]₊. Draft m + 1 is tested against [q − c_m·p]₊, rescaled.
    /// </summary>
    public static IReadOnlyList<Rational> Thresholds(IReadOnlyList<Pair> tokens, int drafts)
    {
        var thresholds = new List<Rational> { 1 };
        while (thresholds.Count < drafts)
        {
            thresholds.Add(thresholds[^1] + Excess(tokens, thresholds[^1]));
        }

        return thresholds;
    }

    /// <summary>Token 0 has the masses of the token kept; the others stand for all others, one a piece that q/p can lie in.</summary>
    public static IReadOnlyList<Pair> Piecewise(IReadOnlyList<Pair> tokens, int kept, IReadOnlyList<Rational> thresholds)
    {
        var pieces = Others(tokens, kept).ToLookup(pair => thresholds.Count(c => pair.Target > c * pair.Draft));
        return [tokens[kept], .. Enumerable.Range(0, thresholds.Count + 1).Select(piece => Pair.Sum(pieces[piece]))];
    }

    /// <summary>The same with fewer tokens: one for each two thresholds, and one more.</summary>
    public static IReadOnlyList<Pair> Fewest(IReadOnlyList<Pair> tokens, int kept, IReadOnlyList<Rational> thresholds)
    {
        var others = Others(tokens, kept).ToList();
        Pair[] corners = [
            new(0, 0), .. thresholds.Distinct().Chunk(2).Reverse().Select(two => Corner(others, two[0], two[^1])), Pair.Sum(others)];
        return [tokens[kept], .. corners.Skip(1).Zip(corners, (to, from) => new Pair(to.Draft - from.Draft, to.Target - from.Target))];
    }

    /// <summary>Σ [q − c·p]₊.</summary>
    private static Rational Excess(IEnumerable<Pair> tokens, Rational c) =>
        tokens.Select(pair => Rational.Max(pair.Target - (c * pair.Draft), 0)).Sum();

    /// <summary>(u, v) with v − c·u = Σ [q − c·p]₊ at two values of c, or at one of them the sum of the tokens above it.</summary>
    private static Pair Corner(IReadOnlyList<Pair> tokens, Rational low, Rational high)
    {
        if (low == high)
        {
            return Pair.Sum(tokens.Where(pair => pair.Target > low * pair.Draft));
        }

        var draft = (Excess(tokens, low) - Excess(tokens, high)) / (high - low);
        return new(draft, Excess(tokens, low) + (low * draft));
    }

    private static IEnumerable<Pair> Others(IReadOnlyList<Pair> tokens, int kept) => tokens.Where((_, x) => x != kept);
}

/// <summary>The draft's and the target's mass of a token.</summary>
internal readonly record struct Pair(Rational Draft, Rational Target)
{
    public static Pair Sum(IEnumerable<Pair> pairs) =>
        pairs.Aggregate(new Pair(0, 0), (sum, pair) => new(sum.Draft + pair.Draft, sum.Target + pair.Target));
}
