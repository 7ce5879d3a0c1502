using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>The text that a decoder is writing: the tokens so far and the place in the current round.</summary>
/// <remarks>
/// Mutable, so that decoding allocates nothing; a decoder can only append to it. A round is one call of the target: it starts with a
/// block of draft tokens, which a rejection cuts short.
/// Not safe for use by several threads at once.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class Text<W>(Instance<W> instance)
    where W : struct, INumber<W>
{
    private readonly int[] _tokens = new int[instance.Horizon];
    private readonly Source[] _sources = new Source[instance.Horizon];
    private readonly int[] _roundOf = new int[instance.Horizon];
    private int _rounds;
    private int _rejections;
    private int _reported;

    /// <summary>Number of tokens to write, T.</summary>
    public int Horizon { get; } = instance.Horizon;

    /// <summary>Number of tokens written, 0 … T.</summary>
    public int Length { get; private set; }

    /// <summary>All T tokens are written.</summary>
    public bool Ended => Length == Horizon;

    /// <summary>Draft tokens of the current block that are still to be verified; 0 between rounds.</summary>
    public int Undecided { get; private set; }

    /// <summary>Target calls so far.</summary>
    public int Rounds => Read(_rounds);

    /// <summary>N_rej so far: tokens that replaced a rejected draft.</summary>
    public int Rejections => Read(_rejections);

    /// <summary>What the models remember of the tokens so far.</summary>
    public Context<W> Context { get; private set; } = instance.Start;

    /// <summary>The tokens so far.</summary>
    public ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, Read(Length));

    /// <summary>Where each token so far came from.</summary>
    public ReadOnlySpan<Source> Sources => _sources.AsSpan(0, Read(Length));

    /// <summary>The round that wrote each token so far: 1, 2, …; 0 for tokens before the first round.</summary>
    public ReadOnlySpan<int> RoundOf => _roundOf.AsSpan(0, Read(Length));

    /// <summary>Number of tokens that earlier rounds wrote: where the tokens of the current round begin.</summary>
    public int RoundStart => RoundOf.TrimEnd(_rounds).Length;

    /// <summary>The decoder's own counter: the sum of all that it reported.</summary>
    public int Reported => Read(_reported);

    /// <summary>
    /// Whether tokens, sources or counts were read since this was last set to false. A decoder that never reads them depends on nothing
    /// but context, length and place in the round.
    /// </summary>
    internal bool HistoryWasRead { get; set; }

    /// <summary>The counts so far, for interpreters: reading them here is not the decoder's reading.</summary>
    internal (int Rejections, int Rounds) Counts => (_rejections, _rounds);

    /// <summary>
    /// Starts a round: one target call over a block of up to <paramref name="lookahead"/> draft tokens, never past the horizon.
    /// </summary>
    public void StartRound(int lookahead)
    {
        _rounds++;
        Undecided = Math.Min(lookahead, Horizon - Length);
    }

    /// <summary>Starts a round if none is running.</summary>
    public void EnsureRound(int lookahead)
    {
        // Branch-free: rejections are unpredictable.
        var between = (Undecided - 1) >> 31;
        _rounds -= between;
        Undecided += Math.Min(lookahead, Horizon - Length) & between;
    }

    /// <summary>Appends the next draft token of the block, which passed verification.</summary>
    /// <exception cref="InvalidOperationException">The text has ended, or there is no such token.</exception>
    public void Accept(int token)
    {
        Append(token, Source.Draft);
        Undecided--;
    }

    /// <summary>Appends the token that replaces a rejected draft, and drops the rest of the block.</summary>
    /// <exception cref="InvalidOperationException">The text has ended, or there is no such token.</exception>
    public void Reject(int replacement)
    {
        Append(replacement, Source.Rejection);
        _rejections++;
        Undecided = 0;
    }

    /// <summary>Appends a token drawn from the target itself; the block is used up.</summary>
    /// <exception cref="InvalidOperationException">The text has ended, or there is no such token.</exception>
    public void AppendFromTarget(int token)
    {
        Append(token, Source.Target);
        Undecided = 0;
    }

    /// <summary>
    /// Adds to the decoder's own counter, such as the accepted tokens of an engine's metrics. Changes nothing else; a claim can compare the
    /// counter with the text.
    /// </summary>
    public void Report(int count) => _reported += count;

    /// <summary>Back to the empty text. For interpreters; a decoder can only append.</summary>
    internal void Clear() =>
        (Length, Undecided, _rounds, _rejections, _reported, Context) = (0, 0, 0, 0, 0, instance.Start);

    /// <summary>Makes this text equal to another one of the same instance. For interpreters; a decoder can only append.</summary>
    internal void CopyFrom(Text<W> other)
    {
        other._tokens.AsSpan(0, other.Length).CopyTo(_tokens);
        other._sources.AsSpan(0, other.Length).CopyTo(_sources);
        other._roundOf.AsSpan(0, other.Length).CopyTo(_roundOf);
        (Length, Undecided, Context) = (other.Length, other.Undecided, other.Context);
        (_rounds, _rejections, _reported) = (other._rounds, other._rejections, other._reported);
    }

    /// <summary>An immutable record of the text so far.</summary>
    public Transcript ToTranscript() => new(new Tokens([.. Tokens]), [.. Sources], Rounds) { Reported = _reported };

    private void Append(int token, Source source)
    {
        var (n, tokens) = (Length, _tokens);
        if ((uint)n >= (uint)tokens.Length)
        {
            RefusePosition(token);
        }

        var after = Context.CachedAfter(token) ?? FirstAfter(token);
        tokens[n] = token;
        _sources[n] = source;
        _roundOf[n] = _rounds;
        Length = n + 1;
        Context = after;
    }

    private Context<W> FirstAfter(int token) => token >= 0 && token < instance.Vocabulary
        ? Context.After(token)
        : throw new InvalidOperationException(
            $"the decoder wrote token {token} at position {Length + 1}: the vocabulary is 0 … {instance.Vocabulary - 1}");

    [DoesNotReturn]
    private void RefusePosition(int token) => throw new InvalidOperationException(
        $"the decoder wrote token {token} at position {Length + 1}, past the horizon of {Horizon}");

    private int Read(int value)
    {
        HistoryWasRead = true;
        return value;
    }
}
