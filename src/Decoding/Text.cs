using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>The text that a decoder is writing: the tokens so far and the place in the running round.</summary>
/// <remarks>
/// The one mutable object of the library, so that decoding allocates nothing; a decoder only ever appends to it. A round is one
/// call of the target: it starts with a block of draft tokens, which a rejection cuts short.
/// Not safe for use by several threads at once.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class Text<W>(Instance<W> instance)
    where W : struct, INumber<W>
{
    private readonly int[] _tokens = new int[instance.Horizon];
    private readonly Source[] _sources = new Source[instance.Horizon];
    private readonly int _horizon = instance.Horizon;
    private int _length;
    private int _undecided;
    private int _rounds;
    private int _rejections;

    /// <summary>Number of tokens to write, T.</summary>
    public int Horizon => Read(TextReads.Horizon, _horizon);

    /// <summary>Number of tokens written, 0 … T.</summary>
    public int Length => Read(TextReads.Length, _length);

    /// <summary>All T tokens are written.</summary>
    public bool Ended => Read(_length == _horizon ? TextReads.Ended | TextReads.EndMet : TextReads.Ended, _length == _horizon);

    /// <summary>Draft tokens of the running block that were not looked at yet; 0 between rounds.</summary>
    public int Undecided => Read(TextReads.Undecided, _undecided);

    /// <summary>Target calls so far.</summary>
    public int Rounds => Read(TextReads.Rounds, _rounds);

    /// <summary>N_rej so far: tokens that replaced a rejected draft.</summary>
    public int Rejections => Read(TextReads.Sources, _rejections);

    /// <summary>
    /// What was read of this text since it was made or this was set; recorded only for weights that are <see cref="IRecordsReads"/>.
    /// </summary>
    public TextReads Reads { get; set; }

    /// <summary>What the models remember of the tokens so far.</summary>
    public Context<W> Context { get; private set; } = instance.Start;

    /// <summary>The tokens so far.</summary>
    public ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, Read(TextReads.Tokens, _length));

    /// <summary>Where each token so far came from.</summary>
    public ReadOnlySpan<Source> Sources => _sources.AsSpan(0, Read(TextReads.Sources, _length));

    /// <summary>
    /// Starts a round: one target call over a block of up to <paramref name="lookahead"/> draft tokens, never past the horizon.
    /// </summary>
    public void StartRound(int lookahead)
    {
        _rounds++;
        _undecided = AtMostLeft(lookahead);
    }

    /// <summary>Starts a round where none is running.</summary>
    public void EnsureRound(int lookahead)
    {
        // Without a branch: whether the draft before was rejected is nothing that a processor can predict.
        var between = (Read(TextReads.Undecided, _undecided) - 1) >> 31;
        _rounds -= between;
        _undecided += AtMostLeft(lookahead) & between;
    }

    /// <summary>Appends the next draft token of the block, which passed verification.</summary>
    public void Accept(int token)
    {
        Append(token, Source.Draft);
        _undecided--;
    }

    /// <summary>Appends the token that replaces a rejected draft, and drops the rest of the block.</summary>
    public void Reject(int replacement)
    {
        Append(replacement, Source.Rejection);
        _rejections++;
        _undecided = 0;
    }

    /// <summary>Appends a token drawn from the target itself; the block is spent.</summary>
    public void AppendFromTarget(int token)
    {
        Append(token, Source.Target);
        _undecided = 0;
    }

    /// <summary>Back to the empty text.</summary>
    public void Clear() => (_length, _undecided, _rounds, _rejections, Context) = (0, 0, 0, 0, instance.Start);

    /// <summary>Makes this text equal to another one of the same instance.</summary>
    public void CopyFrom(Text<W> other)
    {
        other.Tokens.CopyTo(_tokens);
        other.Sources.CopyTo(_sources);
        (_length, _undecided, _rounds, _rejections, Context) =
            (other.Length, other.Undecided, other.Rounds, other.Rejections, other.Context);
    }

    /// <summary>An immutable record of the text so far.</summary>
    public Transcript ToTranscript() => new(new Tokens([.. Tokens]), [.. Sources], Rounds);

    private int AtMostLeft(int lookahead)
    {
        var left = _horizon - _length;
        return Read(lookahead > left ? TextReads.Ended | TextReads.EndMet : TextReads.Ended, Math.Min(lookahead, left));
    }

    /// <summary>The type test is a constant to the compiler: for ordinary weights nothing is left of it.</summary>
    private T Read<T>(TextReads what, T value)
    {
        if (default(W) is IRecordsReads)
        {
            Reads |= what;
        }

        return value;
    }

    private void Append(int token, Source source)
    {
        var n = _length;
        _tokens[n] = token;
        _sources[n] = source;
        _length = n + 1;
        Context = Context.After(token);
    }
}
