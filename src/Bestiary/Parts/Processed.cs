namespace SpecProofs.Bestiary;

/// <summary>Targets that an engine processes before it draws, and decoders that verify with a row of their own at each position.</summary>
internal static class Processed
{
    private static readonly Rational Half = Rational.Of(1, 2);

    public static Reference Penalty { get; } = new(
        "the target with a presence penalty of factor 1/2", instance => instance.With(target: instance.Target.Penalised(Half)));

    public static Reference Grammar { get; } = new(
        "the target that repeats no token behind the first 0", instance => instance.With(target: instance.Target.Masked(Allows)));

    /// <summary>At least two tokens, or one where T = 1 or nothing but end tokens can be written.</summary>
    public static Reference MinTokens { get; } = new(
        "the target that does not end at position 1",
        instance => instance.With(target: instance.Target.Masked((prefix, x) => prefix.Length > 0 || !instance.Ends(x))));

    public static Reference TopPOfWholeRow { get; } = new(
        "top-2 and top-p 2/3 of the whole target row", instance => instance.With(target: instance.Target.TopP(Rational.Of(2, 3)).TopK(2)));

    public static Reference Greedy { get; } = new("the greedy target", instance => instance.With(target: instance.Target.TopK(1)));

    public static Reference Ensemble { get; } = new("the mixture ½ p + ½ q", instance => instance.With(
        target: PrefixTable<Rational>.Of(
            instance.Vocabulary, prefix => Mixed(RowAfter(instance.Draft, prefix), RowAfter(instance.Target, prefix)))));

    /// <summary>½ p + ½ q.</summary>
    public static Distribution<Rational> Mixed(Distribution<Rational> p, Distribution<Rational> q) =>
        Distribution<Rational>.Of([.. Enumerable.Range(0, p.Vocabulary).Select(x => (p[x] + q[x]) / 2)]);

    /// <summary>½ p + ½ q.</summary>
    public static Distribution<Rational> Mixed(this Coupling<Rational> here) => Mixed(here.Draft, here.Target);

    /// <summary>The row with the weight of each token that was seen halved.</summary>
    public static Distribution<Rational> Penalised(this Distribution<Rational> row, IReadOnlyCollection<int> seen) =>
        row.Map((x, mass) => seen.Contains(x) ? mass * Half : mass);

    /// <summary>The row cut to some tokens; as it is where none of them has mass.</summary>
    public static Distribution<Rational> CutIfPossible(this Distribution<Rational> row, Func<int, bool> allows) =>
        row.Support.ToArray().Where(allows).ToList() is { Count: > 0 } allowed ? row.CutTo(allowed) : row;

    /// <summary>No token twice in a row behind the first 0; the 0 itself does not count.</summary>
    public static bool Allows(Tokens prefix, int token)
    {
        var boundary = prefix.Span.IndexOf(0);
        return boundary < 0 || Allows(prefix.Span[(boundary + 1)..], token);
    }

    /// <summary>Whether a token may follow what was written since the first 0.</summary>
    public static bool Allows(ReadOnlySpan<int> sinceBoundary, int token) => sinceBoundary.IsEmpty || sinceBoundary[^1] != token;

    /// <summary>Speculative decoding that verifies p against a row of one's own instead of q.</summary>
    /// <param name="lookahead">Draft tokens a round.</param>
    /// <param name="target">The row, from the text.</param>
    public static IDecoder<Rational> Against(Lookahead lookahead, Func<Text<Rational>, Distribution<Rational>> target) =>
        new Positionwise(lookahead, (chance, text) =>
        {
            var here = new Coupling<Rational>(text.Context.Draft, target(text));
            var drafted = chance.Draw(here.Draft);
            text.Settle(drafted, chance.Accept(here.Acceptance(drafted)), () => chance.Draw(here.Residual));
        });

    private static Distribution<Rational> RowAfter(IModel<Rational> model, Tokens prefix)
    {
        var context = model.Start;
        foreach (var token in prefix.Span)
        {
            context = model.After(context, token);
        }

        return model.Next(context);
    }
}
