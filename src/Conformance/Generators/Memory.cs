namespace SpecProofs.Conformance;

/// <summary>How much of a prefix a generated model remembers.</summary>
public enum Memory
{
    /// <summary>Nothing: an iid model.</summary>
    Nothing,

    /// <summary>The last token: a Markov chain.</summary>
    LastToken,

    /// <summary>The position and the last token: a Markov chain with a matrix for each step.</summary>
    StepAndLastToken,

    /// <summary>The last two tokens: an n-gram model.</summary>
    LastTwoTokens,

    /// <summary>The whole prefix: a table.</summary>
    WholePrefix,
}

/// <summary>Which rows a memory needs, and which of them a prefix meets.</summary>
internal static class MemoryKeys
{
    /// <summary>All that is remembered of a prefix, as the key of a row.</summary>
    public static Tokens KeyOf(this Memory memory, Tokens prefix) => memory switch
    {
        Memory.Nothing => Tokens.Empty,
        Memory.LastToken => prefix.Length == 0 ? prefix : Tokens.Of(prefix[^1]),
        Memory.StepAndLastToken => prefix.Length == 0 ? prefix : Tokens.Of(prefix.Length, prefix[^1]),
        Memory.LastTwoTokens => prefix.Length <= 2 ? prefix : Tokens.Of(prefix.Span[^2..]),
        _ => prefix,
    };

    /// <summary>The keys of all rows that prefixes shorter than the horizon can meet, shortest prefixes first.</summary>
    public static IEnumerable<Tokens> Keys(this Memory memory, int vocabulary, int horizon) =>
        memory == Memory.StepAndLastToken
            ? Enumerable.Range(1, horizon - 1)
                .SelectMany(position => Enumerable.Range(0, vocabulary).Select(last => Tokens.Of(position, last))).Prepend(Tokens.Empty)
            : Prefixes(vocabulary, Math.Min(horizon, memory.Reach() ?? horizon));

    /// <summary>The least memory that remembers as much up to the horizon.</summary>
    public static Memory AtHorizon(this Memory memory, int horizon) => (memory, horizon) switch
    {
        (_, 1) => Memory.Nothing,
        (Memory.Nothing, _) => Memory.Nothing,
        (_, 2) => Memory.LastToken,
        _ => memory,
    };

    /// <summary>Prefixes shorter than this have all the keys; null for a memory of everything.</summary>
    private static int? Reach(this Memory memory) => memory switch
    {
        Memory.Nothing => 1,
        Memory.LastToken => 2,
        Memory.LastTwoTokens => 3,
        _ => null,
    };

    private static IEnumerable<Tokens> Prefixes(int vocabulary, int horizon)
    {
        IEnumerable<Tokens> level = [Tokens.Empty];
        for (var n = 0; n < horizon; n++)
        {
            foreach (var prefix in level)
            {
                yield return prefix;
            }

            level = [.. level.SelectMany(prefix => Enumerable.Range(0, vocabulary).Select(prefix.Then))];
        }
    }
}
