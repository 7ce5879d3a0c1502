using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace SpecProofs.Forecast;

/// <summary>The texts of a file of engine responses: vLLM, SGLang or OpenAI, found out response by response.</summary>
internal static class ResponseTexts
{
    /// <summary>The texts that the target wrote, in the order of the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="promptLength">The prompt's share of a scored sequence; null where the file or nothing says so.</param>
    /// <param name="named">Whose responses they are; null to find out.</param>
    public static IEnumerable<ScoredText> OfTarget(string path, int? promptLength, ResponseFormat? named) => InOrder(path, response =>
    {
        var format = FormatOf(response, named);
        var from = response["prompt_length"] is { Exists: true } own ? (int)own.Whole() : promptLength;
        var texts = (from is null ? Generated(format, response) : Scored(format, response)).ToList();
        return texts.Count > 0 && texts.All(text => text.Length > 0)
            ? texts.ConvertAll(text => Text(response, format, text, from ?? 0))
            : throw response.Wrong(from is null
                ? "no log-probabilities of generated tokens; if the response scores a prompt that holds the target's text, "
                    + "\"prompt_length\" in it or --prompt-length must say where that begins"
                : "no log-probabilities of the prompt's tokens");
    });

    /// <summary>What the draft says of these texts, in the order of the file.</summary>
    public static IEnumerable<ScoredText> OfDraft(string path, ResponseFormat? named) => InOrder(path, response =>
    {
        var format = FormatOf(response, named);
        var (scored, generated) = (Scored(format, response).ToList(), Generated(format, response).ToList());
        var texts = scored.Any(text => text.Length > 0) ? scored : generated;
        return texts.Count > 0 && texts.All(text => text.Length > 0)
            ? texts.ConvertAll(text => Text(response, format, text, null))
            : throw response.Wrong("no log-probabilities of the prompt's tokens");
    });

    private static ScoredText Text(ResponseNode response, ResponseFormat format, ScoredToken[] tokens, int? from) =>
        new(response.Place, response["model"].Text(), Prompt(response, format, from ?? 0), tokens, from);

    /// <summary>Responses to the same prompt are known by the numbers of its tokens; else a response is of a prompt of its own.</summary>
    private static string? Prompt(ResponseNode response, ResponseFormat format, int length)
    {
        if (format == ResponseFormat.Vllm && VllmResponse.PromptIds(response).ToList() is { Count: > 0 } ids)
        {
            var named = string.Join(' ', length > 0 ? ids.Take(length) : ids);
            return $"prompt {Convert.ToHexString(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(named)))[..16]}";
        }

        return response["id"].Text() ?? response["meta_info"]["id"].Text();
    }

    private static IEnumerable<ScoredToken[]> Scored(ResponseFormat format, ResponseNode response) => format switch
    {
        ResponseFormat.Vllm => VllmResponse.Scored(response),
        ResponseFormat.Sglang => [SglangResponse.Scored(response)],
        _ => [],
    };

    private static IEnumerable<ScoredToken[]> Generated(ResponseFormat format, ResponseNode response) => format switch
    {
        ResponseFormat.Vllm => VllmResponse.Generated(response),
        ResponseFormat.Sglang => [SglangResponse.Generated(response)],
        _ => OpenAiResponse.Generated(response),
    };

    private static ResponseFormat FormatOf(ResponseNode response, ResponseFormat? named) =>
        named is { } format
            ? Matches(response, format) ? format : throw response.Wrong($"no log-probabilities of {NameOf(format)}'s shape")
        : Matches(response, ResponseFormat.Sglang) ? ResponseFormat.Sglang
        : Matches(response, ResponseFormat.Vllm) ? ResponseFormat.Vllm
        : Matches(response, ResponseFormat.OpenAi) ? ResponseFormat.OpenAi
        : throw response.Wrong("no log-probabilities of vLLM's, SGLang's or OpenAI's shape");

    private static bool Matches(ResponseNode response, ResponseFormat format) => format switch
    {
        ResponseFormat.Sglang => SglangResponse.Matches(response),
        ResponseFormat.Vllm => VllmResponse.Matches(response),
        _ => OpenAiResponse.Matches(response),
    };

    private static string NameOf(ResponseFormat format) => format switch
    {
        ResponseFormat.Sglang => "SGLang",
        ResponseFormat.Vllm => "vLLM",
        _ => "OpenAI",
    };

    /// <summary>Responses are read on all cores and come out in the order of the file, the first bad one as an exception.</summary>
    private static IEnumerable<ScoredText> InOrder(string path, Func<ResponseNode, List<ScoredText>> read)
    {
        var results = Guarded(JsonValues.Of(path)).AsParallel().AsOrdered()
            .Select(value => value.Error is { } error ? ([], error) : Read(value.Json, value.Place, read));
        foreach (var (texts, error) in results)
        {
            if (error is not null)
            {
                throw error;
            }

            foreach (var text in texts)
            {
                yield return text;
            }
        }
    }

    private static (List<ScoredText> Texts, TraceFileException? Error) Read(
        byte[] json, TracePlace place, Func<ResponseNode, List<ScoredText>> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return (read(new(place, string.Empty, document.RootElement)), null);
        }
        catch (JsonException e)
        {
            return ([], new(place, string.Create(
                CultureInfo.InvariantCulture, $"not JSON, {e.LineNumber} lines on at byte {e.BytePositionInLine + 1}")));
        }
        catch (Exception e) when (e is OverflowException or FormatException)
        {
            return ([], new(place, e.Message));
        }
        catch (TraceFileException e)
        {
            return ([], e);
        }
    }

    /// <summary>The values, and as the last one what went wrong.</summary>
    private static IEnumerable<(byte[] Json, TracePlace Place, TraceFileException? Error)> Guarded(
        IEnumerable<(byte[] Json, TracePlace Place)> values)
    {
        using var source = values.GetEnumerator();
        while (true)
        {
            TraceFileException? error = null;
            try
            {
                if (!source.MoveNext())
                {
                    yield break;
                }
            }
            catch (TraceFileException e)
            {
                error = e;
            }

            yield return error is null ? (source.Current.Json, source.Current.Place, null) : ([], default, error);
            if (error is not null)
            {
                yield break;
            }
        }
    }
}
