using System.Text;

namespace SpecProofs.Forecast;

/// <summary>One model's numbers for a sequence of tokens, as an engine's response has them.</summary>
/// <param name="Place">Where it was read.</param>
/// <param name="Model">The model's name; null where the response has none.</param>
/// <param name="Prompt">What names the prompt; null where nothing does.</param>
/// <param name="Tokens">The tokens and what the model says of each.</param>
/// <param name="From">The first of them that is not the prompt's; null where nothing says so.</param>
internal sealed record ScoredText(TracePlace Place, string? Model, string? Prompt, ScoredToken[] Tokens, int? From);

/// <summary>A token and what a model says of it.</summary>
/// <param name="Id">Its number; null where the response has only its text.</param>
/// <param name="Text">The bytes of its text, each as a character; null where the response has only its number.</param>
/// <param name="Log">Its log-probability; NaN where there is none, as for the first token of a prompt.</param>
/// <param name="Rank">Its rank among all tokens, 1 for the likeliest; 0 where the response has none.</param>
internal readonly record struct ScoredToken(long? Id, string? Text, double Log, long Rank = 0)
{
    /// <summary>The bytes of a text, each as a character.</summary>
    public static string? BytesOf(string? text) => text is null ? null : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>The token as an error message shows it.</summary>
    public override string ToString() => Id is { } id ? $"{id}"
        : Text is null ? "nothing"
        : $"\"{Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(Text))}\"";
}
