using System.Text.Json;

namespace SpecProofs.Forecast;

/// <summary>
/// vLLM: responses of <c>/v1/completions</c> and <c>/v1/chat/completions</c>, and <c>RequestOutput</c> of the library written as JSON.
/// </summary>
/// <remarks>
/// Read from vLLM's sources of November 2026 (commit 002032ee). <c>prompt_logprobs</c> is a list with null for the first token and an
/// object <c>{"17": {"logprob", "rank", "decoded_token"}}</c> for each other; with more than one entry, <c>prompt_token_ids</c> says which
/// is the token's own. What was generated is in <c>logprobs</c>, with its numbers in <c>token_ids</c> if these were asked for. −9999 stands
/// for the logarithm of 0.
/// </remarks>
internal static class VllmResponse
{
    /// <summary>Whether the response looks like one of vLLM's.</summary>
    public static bool Matches(ResponseNode response) =>
        response["prompt_logprobs"].Exists || response["outputs"].Exists
        || Choices(response).Any(choice => choice["prompt_logprobs"].Exists || choice["token_ids"].Exists
            || choice["logprobs"]["token_logprobs"].Exists);

    /// <summary>What the response says of the prompt's tokens; none where they were not asked for.</summary>
    public static IEnumerable<ScoredToken[]> Scored(ResponseNode response)
    {
        var choices = Choices(response);
        var shared = response["prompt_logprobs"];
        foreach (var choice in choices.Count == 0 ? [response] : choices)
        {
            var (logs, ids) = (First(choice["prompt_logprobs"], shared), First(choice["prompt_token_ids"], response["prompt_token_ids"]));
            yield return logs.Exists ? Positions(logs, ids) : [];
        }
    }

    /// <summary>What the response says of the tokens that were generated; none where it was not asked for.</summary>
    public static IEnumerable<ScoredToken[]> Generated(ResponseNode response)
    {
        foreach (var choice in Choices(response))
        {
            var (logs, ids) = (choice["logprobs"], choice["token_ids"]);
            yield return !logs.Exists ? []
                : logs.Element.ValueKind == JsonValueKind.Array ? Positions(logs, ids)
                : logs["content"].Exists ? OpenAiResponse.Content(logs["content"], ids)
                : Completion(logs, ids);
        }
    }

    /// <summary>The numbers of the prompt's tokens, which name the prompt; none where the response has none.</summary>
    public static IEnumerable<long> PromptIds(ResponseNode response)
    {
        var ids = First(response["prompt_token_ids"], Choices(response).FirstOrDefault()["prompt_token_ids"]);
        return ids.Exists ? ids.Items().Select(id => id.Whole()) : [];
    }

    private static List<ResponseNode> Choices(ResponseNode response) =>
        First(response["choices"], response["outputs"]) is { Exists: true } choices ? choices.Items() : [];

    private static ResponseNode First(ResponseNode one, ResponseNode other) => one.Exists ? one : other;

    /// <summary>A list of objects with the entries of a position each.</summary>
    private static ScoredToken[] Positions(ResponseNode logs, ResponseNode ids)
    {
        var (positions, numbers) = (logs.Items(), ids.Exists ? ids.Items() : null);
        if (numbers is not null && numbers.Count != positions.Count)
        {
            throw logs.Wrong($"{positions.Count} positions, but {ids.Path} has {numbers.Count}");
        }

        return [.. positions.Select((position, n) => Position(position, numbers?[n].Whole()))];
    }

    private static ScoredToken Position(ResponseNode position, long? id)
    {
        if (!position.Exists)
        {
            return new(id, null, double.NaN);
        }

        if (position.Element.ValueKind != JsonValueKind.Object)
        {
            throw position.Wrong("not an object");
        }

        var entries = position.Element.EnumerateObject().Take(2).ToList();
        if (id is null && entries.Count != 1)
        {
            var found = entries.Count == 0 ? "no entry" : "several entries";
            throw position.Wrong($"{found}, and no prompt_token_ids say which token was written");
        }

        var name = id?.ToString() ?? entries[0].Name;
        var entry = position[name];
        var rank = entry["rank"] is { Exists: true } given ? given.Whole() : 0;
        return !entry.Exists ? throw position.Wrong($"no entry for token {name}")
            : !long.TryParse(name, out var number) ? throw position.Wrong($"\"{name}\" is not the number of a token")
            : new(number, ScoredToken.BytesOf(entry["decoded_token"].Text()), entry["logprob"].Log(), rank);
    }

    /// <summary>The lists of a completion.</summary>
    private static ScoredToken[] Completion(ResponseNode logs, ResponseNode ids)
    {
        var (values, texts) = (logs["token_logprobs"].Items(), logs["tokens"].Items());
        var numbers = ids.Exists ? ids.Items() : null;
        return values.Count != texts.Count || (numbers is not null && numbers.Count != values.Count)
            ? throw logs.Wrong($"{values.Count} log-probabilities, {texts.Count} tokens, {numbers?.Count ?? values.Count} token_ids")
            : [.. values.Select((value, n) => texts[n].Text() is var text && ResponseNode.IdIn(text) is { } id
                ? new ScoredToken(id, null, value.Log())
                : new ScoredToken(numbers?[n].Whole(), ScoredToken.BytesOf(text), value.Log()))];
    }
}
