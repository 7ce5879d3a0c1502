namespace SpecProofs.Forecast;

/// <summary>A text with what the two models say of each of its tokens. Lives only while it is handed over.</summary>
/// <remarks>
/// Given text, which the target did not write, comes as rows alone: it has no tokens and no logarithms of them, so that nothing can be said
/// of it but what holds at single positions.
/// </remarks>
public readonly ref struct TraceText
{
    /// <summary>Where it was read.</summary>
    public required TracePlace Place { get; init; }

    /// <summary>The prompt that it answers; null where the file does not name it, and then it is a prompt of its own.</summary>
    public string? Prompt { get; init; }

    /// <summary>The names of the two models, where the file has them.</summary>
    public string? Pair { get; init; }

    /// <summary>log p of each written token: at most 0, −∞ where the draft cannot write it.</summary>
    public required ReadOnlySpan<double> Draft { get; init; }

    /// <summary>log q of each written token: finite, at most 0. As many as of the draft.</summary>
    public required ReadOnlySpan<double> Target { get; init; }

    /// <summary>The written tokens; empty where the file has none.</summary>
    public ReadOnlySpan<int> Tokens { get; init; }

    /// <summary>V where the file has full rows of both models, else 0. Rows need tokens.</summary>
    public int Vocabulary { get; init; }

    /// <summary>log p of every token at each position, row after row; empty without rows.</summary>
    public ReadOnlySpan<double> DraftRows { get; init; }

    /// <summary>log q of every token at each position, row after row; empty without rows.</summary>
    public ReadOnlySpan<double> TargetRows { get; init; }

    /// <summary>How many of the tokens are the target's likeliest; −1 where the file has no ranks.</summary>
    public int Likeliest { get; init; } = -1;

    /// <summary>Whether it is given text: <see cref="Vocabulary"/> and both models' rows, and nothing else.</summary>
    public bool Given { get; init; }

    /// <summary>Whether it goes on with the given text that was handed over before it, and is not one of its own.</summary>
    public bool Continued { get; init; }

    /// <summary>Of given text, whose rows are rounded and clipped: an upper bound on how far TV(p, q) is off, summed over them.</summary>
    public double Clipping { get; init; }

    /// <summary>A text.</summary>
    public TraceText()
    {
    }
}

/// <summary>Takes the texts of a chunk, one after another.</summary>
public delegate void TextSink(in TraceText text);

/// <summary>A part of a file that is read on its own: hands each of its texts to the sink.</summary>
/// <exception cref="TraceFileException">A text cannot be used.</exception>
public delegate void TraceChunk(TextSink sink);
