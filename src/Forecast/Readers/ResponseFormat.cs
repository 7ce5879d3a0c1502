namespace SpecProofs.Forecast;

/// <summary>Whose responses a file holds.</summary>
public enum ResponseFormat
{
    /// <summary>vLLM's.</summary>
    Vllm,

    /// <summary>SGLang's.</summary>
    Sglang,

    /// <summary>OpenAI's chat completions, with the numbers of generated tokens only.</summary>
    OpenAi,
}
