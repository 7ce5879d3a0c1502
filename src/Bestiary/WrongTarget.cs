using System.Runtime.CompilerServices;

namespace SpecProofs.Bestiary;

/// <summary>Wrong q: verification uses a target other than the requested one.</summary>
internal static class WrongTarget
{
    /// <summary>Temperature 1/2 is q² renormalised.</summary>
    public static Mutant TargetWarperDropped { get; } = Of(
        "b and R use q at a temperature other than the requested one",
        "vllm-project/vllm 9834",
        (lookahead, _) => new Scan(lookahead) { Verified = at => new(at.Here.Draft, at.Here.Target.Sharpened(2)) });

    public static Mutant ArgmaxVerify { get; } = Of(
        "verification takes argmax q for q, at a temperature above 0",
        "lablup/mlxcel 902",
        (lookahead, _) => new Scan(lookahead) { Verified = at => new(at.Here.Draft, at.Here.Target.Greedy()) });

    /// <summary>
    /// The sampler's history buffer, of which as many tokens are read as the text is long. Needs a target that remembers two tokens, and T
    /// ≥ 3.
    /// </summary>
    public static Mutant PenaltyStatePolluted { get; } = Of(
        "q depends on a history of tokens to which rejected drafts were added as well",
        "osaurus-ai/vmlx-swift 357; sgl-project/sglang 33643",
        (lookahead, _) => new Remembering<Rational>(lookahead.Tokens, (chance, text) =>
        {
            var (start, history) = (text.Context, new List<int>());
            return () =>
            {
                var polluted = history.TakeLast(text.Length).Aggregate(start, (context, token) => context.After(token));
                var here = new Coupling<Rational>(text.Context.Coupling.Draft, polluted.Target);
                history.Add(chance.Draw(here.Draft));
                text.Settle(history[^1], chance.Accept(here.Acceptance(history[^1])), () => chance.Draw(here.Residual));
                if (text.Sources[^1] == Source.Rejection)
                {
                    history.Add(text.Tokens[^1]);
                }
            };
        }));

    /// <summary>The cache is as long as the text, but holds the wrong token. Needs a target with memory.</summary>
    public static Mutant CacheKeepsRejected { get; } = Of(
        "the target's cache keeps the rejected draft in the place of the token that replaced it",
        "ml-explore/mlx-lm 1423, 1486",
        (lookahead, _) => new Remembering<Rational>(lookahead.Tokens, (chance, text) =>
        {
            var cached = text.Context;
            return () =>
            {
                var here = new Coupling<Rational>(text.Context.Coupling.Draft, cached.Target);
                var drafted = chance.Draw(here.Draft);
                text.Settle(drafted, chance.Accept(here.Acceptance(drafted)), () => chance.Draw(here.Residual));

                cached = cached.After(drafted);
            };
        }));

    /// <summary>A prefix cache whose key is too short. Needs a target that remembers more than its last token, and T ≥ 3.</summary>
    public static Mutant CacheKeyedByLastToken { get; } = Of(
        "q's row is cached under the last token, and found again after another prefix",
        "this project",
        (lookahead, _) => new Remembering<Rational>(lookahead.Tokens, (chance, text) =>
        {
            var cache = new Dictionary<int, Context<Rational>>();
            return () =>
            {
                var key = text.Length == 0 ? -1 : text.Tokens[^1];
                cache.TryAdd(key, text.Context);
                var here = new Coupling<Rational>(text.Context.Coupling.Draft, cache[key].Target);
                var drafted = chance.Draw(here.Draft);
                text.Settle(drafted, chance.Accept(here.Acceptance(drafted)), () => chance.Draw(here.Residual));
            };
        }));

    /// <summary>
    /// Needs a target that remembers more than its last token, and T ≥ 3. Where the state is past the horizon it takes the right row.
    /// </summary>
    public static Mutant RecurrentStateKeepsRejected { get; } = Of(
        "the target's recurrent state takes in a rejected draft before the token that replaces it",
        "vllm-project/tpu-inference 3178",
        (lookahead, _) => new Remembering<Rational>(lookahead.Tokens, (chance, text) =>
        {
            var (state, taken) = (text.Context, 0);
            return () =>
            {
                var here = new Coupling<Rational>(text.Context.Draft, taken < text.Horizon ? state.Target : text.Context.Target);
                var drafted = chance.Draw(here.Draft);
                text.Settle(drafted, chance.Accept(here.Acceptance(drafted)), () => chance.Draw(here.Residual));
                int[] seen = text.Sources[^1] == Source.Rejection ? [drafted, text.Tokens[^1]] : [drafted];
                (state, taken) = (seen.Aggregate(state, (context, token) => context.After(token)), taken + seen.Length);
            };
        }));

    private static Mutant Of(
        string mechanism, string source, Func<Lookahead, Drafts, IDecoder<Rational>> decoder, [CallerMemberName] string member = "") =>
        Mutant.Wrong("wrong q", mechanism, source, decoder, member);
}
