namespace SpecProofs.Properties;

/// <summary>The best acceptance of M independent drafts without the theorem: over all sets of tokens, and as a maximum flow.</summary>
internal static class DraftFlow
{
    /// <summary>min over all 2^V sets H of Q(H) + 1 − P(H)^M.</summary>
    public static Rational OverAllSets(Distribution<Rational> draft, Distribution<Rational> target, int drafts) =>
        Enumerable.Range(0, 1 << draft.Vocabulary).Select(set =>
        {
            var (p, q) = (MassOf(draft, set), MassOf(target, set));
            return q + 1 - Enumerable.Repeat(p, drafts).Aggregate(Rational.One, (product, factor) => product * factor);
        }).Min();

    /// <summary>The most that can flow from the set of tokens drafted to a token in it, each token taking at most q.</summary>
    public static Rational Maximum(Distribution<Rational> draft, Distribution<Rational> target, int drafts)
    {
        var sets = Drafted(draft, drafts);
        var (left, spare) = (sets.ToDictionary(), target.Masses.ToArray());
        var flow = new Dictionary<(int Set, int Token), Rational>();
        while (Augmenting(left, spare, flow) is { } way)
        {
            Push(way, left, spare, flow);
        }

        return 1 - left.Values.Sum();
    }

    private static Rational MassOf(Distribution<Rational> row, int set) => Members(set, row.Vocabulary).Select(x => row[x]).Sum();

    private static IEnumerable<int> Members(int set, int vocabulary) => Enumerable.Range(0, vocabulary).Where(x => (set >> x & 1) == 1);

    /// <summary>The law of the set of tokens that M drafts show.</summary>
    private static Dictionary<int, Rational> Drafted(Distribution<Rational> draft, int drafts)
    {
        var law = new Law<int, Rational>([KeyValuePair.Create(0, Rational.One)]);
        for (var m = 0; m < drafts; m++)
        {
            var before = law;
            law = new(
                from set in before.Outcomes
                from x in draft.Support.ToArray()
                select KeyValuePair.Create(set | 1 << x, before[set] * draft[x]));
        }

        return law.Outcomes.ToDictionary(set => set, set => law[set]);
    }

    /// <summary>A shortest way set, token, set, token, … from a set with mass left to a token that can take some.</summary>
    private static List<int>? Augmenting(Dictionary<int, Rational> left, Rational[] spare, Dictionary<(int Set, int Token), Rational> flow)
    {
        var ways = new Queue<List<int>>(left.Keys.Where(set => left[set] > 0).Select(set => new List<int> { set }));
        var (sets, tokens) = (left.Keys.Where(set => left[set] > 0).ToHashSet(), new HashSet<int>());
        while (ways.TryDequeue(out var way))
        {
            foreach (var token in Members(way[^1], spare.Length).Where(tokens.Add))
            {
                List<int> there = [.. way, token];
                if (spare[token] > 0)
                {
                    return there;
                }

                foreach (var set in left.Keys.Where(set => flow.GetValueOrDefault((set, token)) > 0 && sets.Add(set)))
                {
                    ways.Enqueue([.. there, set]);
                }
            }
        }

        return null;
    }

    private static void Push(
        List<int> way, Dictionary<int, Rational> left, Rational[] spare, Dictionary<(int Set, int Token), Rational> flow)
    {
        var amount = Rational.Min(left[way[0]], spare[way[^1]]);
        for (var i = 1; i + 1 < way.Count; i += 2)
        {
            amount = Rational.Min(amount, flow[(way[i + 1], way[i])]);
        }

        left[way[0]] -= amount;
        spare[way[^1]] -= amount;
        for (var i = 0; i < way.Count; i += 2)
        {
            flow[(way[i], way[i + 1])] = flow.GetValueOrDefault((way[i], way[i + 1])) + amount;
            if (i > 0)
            {
                flow[(way[i], way[i - 1])] -= amount;
            }
        }
    }
}
