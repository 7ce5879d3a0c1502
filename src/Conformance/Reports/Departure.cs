namespace SpecProofs.Conformance;

/// <summary>Where an output law first departs from the one that is claimed: the shortest prefix after which a token comes out more often than it should.</summary>
/// <param name="Prefix">The tokens before it, as probable under one law as under the other.</param>
/// <param name="Token">The token that comes out too often.</param>
/// <param name="Mass">The probability of the prefix.</param>
internal sealed record Departure(Tokens Prefix, int Token, Rational Mass)
{
    /// <summary>The first departure of two different laws over texts of one length.</summary>
    public static Departure Of(Law<Tokens, Rational> law, Law<Tokens, Rational> claimed)
    {
        for (var n = 0; ; n++)
        {
            var (heads, others) = (law.Select(text => text.First(n + 1)), claimed.Select(text => text.First(n + 1)));
            if (heads.DifferencesFrom(others).Where(head => heads[head] > others[head]).Order().FirstOrDefault() is { Length: > 0 } first)
            {
                return new(first.First(n), first[n], claimed.Probability(text => text.First(n) == first.First(n)));
            }
        }
    }

    /// <summary>What comes out instead of what, and by which decision: kept from the draft, or written in place of a rejected one.</summary>
    public string Words(IDecoder<Rational> decoder, Instance<Rational> instance, Law<Tokens, Rational> claimed)
    {
        var (runs, right) = (ExactLaw.OfTranscripts(decoder, instance), ExactLaw.OfTranscripts(new Speculative<Rational>(), instance));
        Rational Share(Law<Transcript, Rational> law, params ReadOnlySpan<Source> sources)
        {
            var among = sources.ToArray();
            return law.Probability(run => Here(run.Tokens) && among.Contains(run.Sources[Prefix.Length])) / Mass;
        }

        var decisions = new (string Words, Source Source)[] { ("as an accepted draft", Source.Draft), ("in place of a rejected draft", Source.Rejection), ("from the target itself", Source.Target) }
            .Select(decision => (decision.Words, Ours: Share(runs, decision.Source), Right: Share(right, decision.Source)))
            .Where(decision => decision.Ours > 0 || decision.Right > 0);
        return $"first departure at position {Prefix.Length + 1}{(Prefix.Length == 0 ? string.Empty : $", after {Prefix}")}: token {Token} comes out {Share(runs, Enum.GetValues<Source>())} of the time instead of {claimed.Probability(Here) / Mass}"
            + string.Concat(decisions.Select(decision => $"\n  {decision.Words} {decision.Ours}, by speculative decoding {decision.Right}"));
    }

    private bool Here(Tokens text) => text.First(Prefix.Length) == Prefix && text[Prefix.Length] == Token;
}
