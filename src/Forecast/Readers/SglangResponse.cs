namespace SpecProofs.Forecast;

/// <summary>SGLang: responses of <c>/generate</c> with <c>return_logprob</c>.</summary>
/// <remarks>
/// Read from SGLang's sources of 2026 (commit 001067ff, srt/managers/tokenizer_manager.py).
/// <c>meta_info.input_token_logprobs</c> and <c>meta_info.output_token_logprobs</c> are lists of
/// <c>[log-probability, token id, text or null]</c>; the first token of a prompt has null.
/// </remarks>
internal static class SglangResponse
{
    /// <summary>Whether the response looks like one of SGLang's.</summary>
    public static bool Matches(ResponseNode response) =>
        response["meta_info"]["input_token_logprobs"].Exists || response["meta_info"]["output_token_logprobs"].Exists;

    /// <summary>What the response says of the prompt's tokens.</summary>
    public static ScoredToken[] Scored(ResponseNode response) => Triples(response["meta_info"]["input_token_logprobs"]);

    /// <summary>What the response says of the tokens that were generated.</summary>
    public static ScoredToken[] Generated(ResponseNode response) => Triples(response["meta_info"]["output_token_logprobs"]);

    private static ScoredToken[] Triples(ResponseNode list) => list.Exists ? [.. list.Items().Select(Triple)] : [];

    private static ScoredToken Triple(ResponseNode entry)
    {
        var parts = entry.Items();
        return parts.Count is 2 or 3
            ? new(parts[1].Whole(), parts.Count == 3 ? ScoredToken.BytesOf(parts[2].Text()) : null, parts[0].Log())
            : throw entry.Wrong($"{parts.Count} values, not a log-probability, a token id and a text");
    }
}
