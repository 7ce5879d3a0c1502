using System.Text;

namespace SpecProofs.Forecast;

/// <summary>OpenAI: responses of <c>/v1/chat/completions</c> with <c>logprobs</c>.</summary>
/// <remarks>
/// Read from openai-python, commit 3e9e8516, which is made from the API's specification: <c>choices[].logprobs.content[]</c> has
/// <c>token</c>, <c>logprob</c> and <c>bytes</c> of each generated token; −9999 stands for a token that is not among the 20 likeliest. It
/// has no token ids, and nothing of the prompt: it can be the target's file, and the draft's numbers come from elsewhere.
/// </remarks>
internal static class OpenAiResponse
{
    /// <summary>Whether the response looks like one of OpenAI's.</summary>
    public static bool Matches(ResponseNode response) =>
        response["choices"] is { Exists: true } choices && choices.Items().Any(choice => choice["logprobs"]["content"].Exists);

    /// <summary>What the response says of the tokens that were generated, a list for each choice.</summary>
    public static IEnumerable<ScoredToken[]> Generated(ResponseNode response) => response["choices"].Items()
        .Select(choice => choice["logprobs"]["content"] is { Exists: true } content ? Known(Content(content, default)) : []);

    /// <summary>Where the engine states that a token is unlikely, it does not state its number.</summary>
    private static ScoredToken[] Known(ScoredToken[] tokens) => Array.ConvertAll(
        tokens, token => double.IsNegativeInfinity(token.Log) ? token with { Log = double.NaN } : token);

    /// <summary>The tokens of a list of contents.</summary>
    /// <param name="content">The list.</param>
    /// <param name="ids">Their numbers, where the engine adds them.</param>
    internal static ScoredToken[] Content(ResponseNode content, ResponseNode ids)
    {
        var (tokens, numbers) = (content.Items(), ids.Exists ? ids.Items() : null);
        return numbers is not null && numbers.Count != tokens.Count
            ? throw content.Wrong($"{tokens.Count} tokens, but {ids.Path} has {numbers.Count}")
            : [.. tokens.Select((token, n) => Token(token, numbers?[n].Whole()))];
    }

    private static ScoredToken Token(ResponseNode token, long? number)
    {
        var text = token["token"].Text() ?? throw token.Wrong("no token");
        var bytes = token["bytes"];
        return ResponseNode.IdIn(text) is { } id ? new(id, null, token["logprob"].Log())
            : new(number, bytes.Exists ? Bytes(bytes) : ScoredToken.BytesOf(text), token["logprob"].Log());
    }

    /// <summary>A token that holds part of a character has bytes, but no text of its own.</summary>
    private static string Bytes(ResponseNode bytes) =>
        Encoding.Latin1.GetString([.. bytes.Items().Select(part => checked((byte)part.Whole()))]);
}
