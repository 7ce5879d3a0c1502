using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>The text that a decoder is writing: the tokens so far and the place in the current round.</summary>
/// <remarks>
/// Mutable, so that decoding allocates nothing; a decoder can only append to it. A round is one call of the target: it starts with a
/// block of draft tokens, which a rejection or an end token cuts short. A decoder that writes on in the step that wrote an end token is
/// wrong; what it writes is kept, up to the horizon, and so shows.
/// Not safe for use by several threads at once.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class Text<W>(Instance<W> instance)
    where W : struct, INumber<W>
{
    private readonly int[] _tokens = new int[instance.Horizon];
    private readonly Source[] _sources = new Source[instance.Horizon];
    private readonly int[] _roundOf = new int[instance.Horizon];
    private readonly int _horizon = instance.Horizon;
    private int _end = instance.Horizon;
    private int _length;
    private int _undecided;
    private int _rounds;
    private int _rejections;
    private int _reported;

    /// <summary>Largest number of tokens to write, T.</summary>
    public int Horizon => ReadPlace(TextReads.Horizon, _horizon);

    /// <summary>Number of tokens written, 0 … T.</summary>
    public int Length => ReadPlace(TextReads.Length, _length);

    /// <summary>All T tokens are written, or an end token is.</summary>
    public bool Ended => ReadPlace(_length >= _end ? TextReads.Ended | TextReads.EndMet : TextReads.Ended, _length >= _end);

    /// <summary>Draft tokens of the current block that are still to be verified; 0 between rounds and behind an end token.</summary>
    public int Undecided => ReadPlace(TextReads.Undecided, _undecided);

    /// <summary>Target calls so far.</summary>
    public int Rounds => ReadHistory(TextReads.Rounds, _rounds);

    /// <summary>N_rej so far: tokens that replaced a rejected draft.</summary>
    public int Rejections => ReadHistory(TextReads.Sources, _rejections);

    /// <summary>What the models remember of the tokens so far.</summary>
    public Context<W> Context { get; private set; } = instance.Start;

    /// <summary>The tokens so far.</summary>
    public ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, ReadHistory(TextReads.Tokens, _length));

    /// <summary>Where each token so far came from.</summary>
    public ReadOnlySpan<Source> Sources => _sources.AsSpan(0, ReadHistory(TextReads.Sources, _length));

    /// <summary>The round that wrote each token so far: 1, 2, …; 0 for tokens before the first round.</summary>
    public ReadOnlySpan<int> RoundOf => _roundOf.AsSpan(0, ReadHistory(TextReads.Rounds, _length));

    /// <summary>Number of tokens that earlier rounds wrote: where the tokens of the current round begin.</summary>
    public int RoundStart => RoundOf.TrimEnd(_rounds).Length;

    /// <summary>The decoder's own counter: the sum of all that it reported.</summary>
    public int Reported => ReadHistory(TextReads.Rounds, _reported);

    /// <summary>
    /// What was read of this text since it was made or this was set. Reading the history is always recorded; reading the place only for
    /// weights that are <see cref="IRecordsReads"/>.
    /// </summary>
    public TextReads Reads { get; set; }

    /// <summary>The counts so far, for interpreters: reading them here is not the decoder's reading.</summary>
    internal (int Rejections, int Rounds) Counts => (_rejections, _rounds);

    /// <summary>
    /// Starts a round: one target call over a block of up to <paramref name="lookahead"/> draft tokens, never past the horizon.
    /// </summary>
    public void StartRound(int lookahead)
    {
        _rounds++;
        _undecided = AtMostLeft(lookahead);
    }

    /// <summary>Starts a round if none is running.</summary>
    public void EnsureRound(int lookahead)
    {
        // Branch-free: rejections are unpredictable.
        var between = (ReadPlace(TextReads.Undecided, _undecided) - 1) >> 31;
        _rounds -= between;
        _undecided += AtMostLeft(lookahead) & between;
    }

    /// <summary>Appends the next draft token of the block, which passed verification.</summary>
    /// <exception cref="InvalidOperationException">T tokens are written, or there is no such token.</exception>
    public void Accept(int token)
    {
        Append(token, Source.Draft);
        _undecided = _length >= _end ? 0 : _undecided - 1;
    }

    /// <summary>Appends the token that replaces a rejected draft, and drops the rest of the block.</summary>
    /// <exception cref="InvalidOperationException">T tokens are written, or there is no such token.</exception>
    public void Reject(int replacement)
    {
        Append(replacement, Source.Rejection);
        _rejections++;
        _undecided = 0;
    }

    /// <summary>Appends a token drawn from the target itself; the block is used up.</summary>
    /// <exception cref="InvalidOperationException">T tokens are written, or there is no such token.</exception>
    public void AppendFromTarget(int token)
    {
        Append(token, Source.Target);
        _undecided = 0;
    }

    /// <summary>
    /// Adds to the decoder's own counter, such as the accepted tokens of an engine's metrics. Changes nothing else; a claim can compare the
    /// counter with the text.
    /// </summary>
    public void Report(int count) => _reported += count;

    /// <summary>Back to the empty text. For interpreters; a decoder can only append.</summary>
    internal void Clear() =>
        (_length, _end, _undecided, _rounds, _rejections, _reported, Context) = (0, _horizon, 0, 0, 0, 0, instance.Start);

    /// <summary>Makes this text equal to another one of the same instance. For interpreters; a decoder can only append.</summary>
    internal void CopyFrom(Text<W> other)
    {
        other._tokens.AsSpan(0, other._length).CopyTo(_tokens);
        other._sources.AsSpan(0, other._length).CopyTo(_sources);
        other._roundOf.AsSpan(0, other._length).CopyTo(_roundOf);
        (_length, _end, _undecided, Context) = (other._length, other._end, other._undecided, other.Context);
        (_rounds, _rejections, _reported) = (other._rounds, other._rejections, other._reported);
    }

    /// <summary>An immutable record of the text so far.</summary>
    public Transcript ToTranscript() => new(new Tokens([.. Tokens]), [.. Sources], Rounds) { Reported = _reported };

    private void Append(int token, Source source)
    {
        var (n, tokens) = (_length, _tokens);
        if ((uint)n >= (uint)tokens.Length)
        {
            RefusePosition(token);
        }

        var after = Context.CachedAfter(token) ?? FirstAfter(token);
        tokens[n] = token;
        _sources[n] = source;
        _roundOf[n] = _rounds;
        _length = n + 1;
        if (instance.Ends(token))
        {
            _end = Math.Min(_end, _length);
        }

        Context = after;
    }

    private Context<W> FirstAfter(int token) => token >= 0 && token < instance.Vocabulary
        ? Context.After(token)
        : throw new InvalidOperationException(
            $"the decoder wrote token {token} at position {_length + 1}: the vocabulary is 0 … {instance.Vocabulary - 1}");

    [DoesNotReturn]
    private void RefusePosition(int token) => throw new InvalidOperationException(
        $"the decoder wrote token {token} at position {_length + 1}, past the horizon of {_horizon}");

    private int AtMostLeft(int lookahead)
    {
        var left = _horizon - _length;
        return ReadPlace(lookahead > left ? TextReads.Ended | TextReads.EndMet : TextReads.Ended, Math.Min(lookahead, left));
    }

    private T ReadHistory<T>(TextReads what, T value)
    {
        Reads |= what;
        return value;
    }

    /// <summary>The type test is a constant to the compiler: for ordinary weights nothing is left of it.</summary>
    private T ReadPlace<T>(TextReads what, T value)
    {
        if (default(W) is IRecordsReads)
        {
            Reads |= what;
        }

        return value;
    }
}
