using System.Collections.Immutable;

namespace SpecProofs.Properties;

/// <summary>A draft that has only some of the target's tokens.</summary>
[Statement(
    "X.vocabulary",
    "A draft over a subset S of the tokens, mapped into all of them with zeros elsewhere, keeps decoders lossless. Without bonus any "
        + "lossless decoder then rejects at least Σ_n E_Q q_n(outside S), and speculative decoding attains this exactly if the draft "
        + "covers the target on S.",
    Formula = @"\mathrm{supp}\,p_n \subseteq S \;\Rightarrow\; \mathbb{E}[N_{\mathrm{rej}}] \ge \sum_{n=1}^{T} \mathbb{E}_Q\, "
        + @"q_n(S^c); \quad \text{equality for speculative decoding} \iff p_n \ge q_n \text{ on } S \text{ wherever } Q > 0",
    Source = "EAGLE-3 (Li et al. 2025)",
    After = ["T1.rejections", "T3.law"])]
public sealed class Rules_Vocabulary
{
    [Checks("X.vocabulary", SmallWorld = true)]
    public void The_output_law_is_the_target_law(GeneratedInstance given) =>
        Expect.Lossless(new Speculative<Rational>(), given.Instance.With(draft: Small(given)));

    [Checks("X.vocabulary")]
    public void Every_decoder_without_bonus_pays_for_the_tokens_outside(GeneratedInstance given, Drafts drafts, Lookahead lookahead)
    {
        var instance = given.Instance.With(draft: Small(given));
        IDecoder<Rational>[] decoders =
        [
            new Speculative<Rational>(lookahead.Tokens),
            new BatchSpeculative<Rational>(drafts.Count, lookahead.Tokens),
            TokenTree<Rational>.Batch(drafts.Count, lookahead.Tokens),
            new BlockVerification<Rational>(lookahead.Tokens),
            new SamplerMatch<Rational>(lookahead.Tokens),
        ];
        foreach (var decoder in decoders)
        {
            Expect.Lossless(decoder, instance);
            Expect.AtMost(
                $"Σ E_Q q(outside), and E[N_rej] of {decoder}",
                Outside(given),
                ExactLaw.OfTranscripts(decoder, instance).Expectation(run => run.Rejections));
        }
    }

    [Checks("X.vocabulary", Effort = 2)]
    public void The_price_is_attained_exactly_by_drafts_that_cover_the_target_inside(GeneratedInstance given)
    {
        var instance = given.Instance.With(draft: Small(given));
        var attained = ExpectedRejections.Speculative(instance) == Outside(given);
        var covers = ReachableContexts.Of(instance).All(context => Kept(given).All(x => context.Draft[x] >= context.Target[x]));
        Expect.That(
            attained == covers,
            () => $"p ≥ q on S {(covers ? "holds" : "fails")}, but Σ E_Q q(outside) is {(attained ? "attained" : "not attained")}");
    }

    /// <summary>The target's own rows, cut to S and renormalised, are a draft that covers it.</summary>
    [Checks("X.vocabulary")]
    public void The_target_cut_to_the_subset_attains_the_price(GeneratedInstance given, Lookahead lookahead)
    {
        var draft = new Transformed<Rational>(given.Instance.Target, row => Cut(row, Kept(given)));
        Expect.Mean(
            "E[N_rej] = Σ E_Q q(outside)",
            new Speculative<Rational>(lookahead.Tokens),
            given.Instance.With(draft: draft),
            run => run.Rejections,
            Outside(given));
    }

    /// <summary>S: every other token, the highest first, so that no id is its own.</summary>
    private static ImmutableArray<int> Kept(GeneratedInstance given) =>
        [.. Enumerable.Range(0, given.Vocabulary).Where(x => x % 2 == 0).Reverse()];

    /// <summary>The draft's rows over S alone, numbered from 0, after the tokens of S alone.</summary>
    private static ReducedVocabulary<Rational> Small(GeneratedInstance given)
    {
        var kept = Kept(given);
        var small = PrefixTable<Rational>.Of(kept.Length, prefix =>
        {
            var row = given.Draft.ToRow(Tokens.Of([.. prefix.Span.ToArray().Select(i => kept[i])]));
            var cut = Cut(row, kept);
            return Distribution<Rational>.Of([.. kept.Select(x => cut[x])]);
        });
        return new(small, kept, given.Vocabulary);
    }

    /// <summary>The row on some tokens, renormalised; the same mass on each of them if it has none.</summary>
    private static Distribution<Rational> Cut(Distribution<Rational> row, ImmutableArray<int> kept) =>
        kept.All(x => Rational.IsZero(row[x])) ? Distribution<Rational>.Uniform(row.Vocabulary).CutTo(kept) : row.CutTo(kept);

    /// <summary>Σ_n E_Q q_n(outside S), over prefixes.</summary>
    private static Rational Outside(GeneratedInstance given) => Enumerable.Range(0, given.Horizon)
        .SelectMany(n => TargetLaw.Prefixes(given.Instance, n))
        .Select(prefix => prefix.Mass * (1 - Kept(given).Select(x => given.Instance.Target.Next(prefix.TargetContext)[x]).Sum()))
        .Sum();
}
