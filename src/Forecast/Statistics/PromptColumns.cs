namespace SpecProofs.Forecast;

/// <summary>The sums of a corpus as columns, a number a prompt.</summary>
internal sealed class PromptColumns(CorpusSums corpus)
{
    private readonly Dictionary<int, double[]> _known = [];

    /// <summary>Written tokens of each prompt.</summary>
    public double[] Tokens { get; } = [.. corpus.Prompts.Select(prompt => (double)prompt.Tokens)];

    /// <summary>A fixed-point quantity of each prompt.</summary>
    public double[] this[int quantity] =>
        _known.TryGetValue(quantity, out var column) ? column : _known[quantity] = [.. corpus.Prompts.Select(prompt => prompt[quantity])];

    /// <summary>The calls of a way of verification at a lookahead.</summary>
    public double[] Calls(Verification verification, int lookahead) =>
        this[(verification == Verification.Token ? Sum.TokenCalls : Sum.BlockCalls) + lookahead - 1];
}
