namespace SpecProofs.Properties;

/// <summary>
/// A scheme that knows both models at every prefix: it keeps at least x^i with probability min(P, Q)(x^i), and what it writes after a cut
/// is drawn in proportion to [Q − P]₊, at each prefix of its own. Drafts to the horizon.
/// </summary>
internal sealed record FullKnowledge : IDecoder<Rational>
{
    /// <inheritdoc/>
    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        text.StartRound(int.MaxValue);
        var prefixes = Prefixes(text.Context, DraftBlock.Draw(chance, text.Context, text.Undecided));
        var kept = prefixes.Count - 1;
        while (kept > 0 && !chance.Accept(Passes(prefixes[kept], isWhole: kept == prefixes.Count - 1)))
        {
            kept--;
        }

        foreach (var prefix in prefixes.Take(kept + 1).Skip(1))
        {
            text.Accept(prefix.Token);
        }

        for (var at = prefixes[kept]; !text.Ended;)
        {
            var token = chance.Draw(Distribution<Rational>.Proportional(
                [.. at.Tokens.Select(x => Rational.Max(at.After(x) is var longer ? longer.Target - longer.Draft : 0, 0))]));
            at = at.After(token);
            if (text.Rejections == 0)
            {
                text.Reject(token);
            }
            else
            {
                text.AppendFromTarget(token);
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => "a scheme with full knowledge of both models";

    private static List<Prefix> Prefixes(Context<Rational> start, IReadOnlyList<int> block)
    {
        var prefixes = new List<Prefix> { new(start, 0, 1, 1) };
        foreach (var token in block)
        {
            prefixes.Add(prefixes[^1].After(token));
        }

        return prefixes;
    }

    /// <summary>(M_i − Σ M_{i+1})/(P − Σ M_{i+1}) with M = min(P, Q).</summary>
    private static Rational Passes(Prefix prefix, bool isWhole)
    {
        var longer = isWhole ? 0 : prefix.Tokens.Select(x => prefix.After(x).Kept).Sum();
        return prefix.Draft == longer ? 0 : (prefix.Kept - longer) / (prefix.Draft - longer);
    }

    /// <summary>A prefix with its probabilities P and Q.</summary>
    private sealed record Prefix(Context<Rational> Context, int Token, Rational Draft, Rational Target)
    {
        public Rational Kept => Rational.Min(Draft, Target);

        public IEnumerable<int> Tokens => Enumerable.Range(0, Context.Target.Vocabulary);

        public Prefix After(int token) => new(Context.After(token), token, Draft * Context.Draft[token], Target * Context.Target[token]);
    }
}
