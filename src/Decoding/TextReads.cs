namespace SpecProofs.Decoding;

/// <summary>What a decoder has read of a text, apart from the models' context.</summary>
[Flags]
public enum TextReads
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>
    /// How many tokens of the running block were not looked at yet, directly or by starting a round only where none is running.
    /// </summary>
    Undecided = 1,

    /// <summary>Whether the text has ended, or a lookahead that is cut short at the end.</summary>
    Ended = 2,

    /// <summary>The same, with the answer that the end is there: with more tokens left, it would have been another.</summary>
    EndMet = 4,

    /// <summary>How many tokens there are.</summary>
    Length = 8,

    /// <summary>How many there will be.</summary>
    Horizon = 16,

    /// <summary>The tokens themselves.</summary>
    Tokens = 32,

    /// <summary>Where they came from, or how many were rejections.</summary>
    Sources = 64,

    /// <summary>Target calls so far.</summary>
    Rounds = 128,

    /// <summary>
    /// Anything of the history: a decoder that reads none of it depends on nothing but context, length and place in the round.
    /// </summary>
    History = Tokens | Sources | Rounds,
}

/// <summary>A weight type whose texts record every read. For all others the reads of a place cost nothing.</summary>
public interface IRecordsReads;
