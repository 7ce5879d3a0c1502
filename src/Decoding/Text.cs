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

    /// <summary>Number of tokens to write, T.</summary>
    public int Horizon { get; } = instance.Horizon;

    /// <summary>Number of tokens written, 0 … T.</summary>
    public int Length { get; private set; }

    /// <summary>All T tokens are written.</summary>
    public bool Ended => Length == Horizon;

    /// <summary>Draft tokens of the running block that were not looked at yet; 0 between rounds.</summary>
    public int Undecided { get; private set; }

    /// <summary>Target calls so far.</summary>
    public int Rounds { get; private set; }

    /// <summary>N_rej so far: tokens that replaced a rejected draft.</summary>
    public int Rejections { get; private set; }

    /// <summary>What the models remember of the tokens so far.</summary>
    public Context<W> Context { get; private set; } = instance.Start;

    /// <summary>The tokens so far.</summary>
    public ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, Length);

    /// <summary>Where each token so far came from.</summary>
    public ReadOnlySpan<Source> Sources => _sources.AsSpan(0, Length);

    /// <summary>Starts a round: one target call over a block of up to <paramref name="lookahead"/> draft tokens, never past the horizon.</summary>
    public void StartRound(int lookahead)
    {
        Rounds++;
        Undecided = Math.Min(lookahead, Horizon - Length);
    }

    /// <summary>Starts a round where none is running.</summary>
    public void EnsureRound(int lookahead)
    {
        // Without a branch: whether the draft before was rejected is nothing that a processor can predict.
        var between = (Undecided - 1) >> 31;
        Rounds -= between;
        Undecided += Math.Min(lookahead, Horizon - Length) & between;
    }

    /// <summary>Appends the next draft token of the block, which passed verification.</summary>
    public void Accept(int token)
    {
        Append(token, Source.Draft);
        Undecided--;
    }

    /// <summary>Appends the token that replaces a rejected draft, and drops the rest of the block.</summary>
    public void Reject(int replacement)
    {
        Append(replacement, Source.Rejection);
        Rejections++;
        Undecided = 0;
    }

    /// <summary>Appends a token drawn from the target itself; the block is spent.</summary>
    public void AppendFromTarget(int token)
    {
        Append(token, Source.Target);
        Undecided = 0;
    }

    /// <summary>Back to the empty text.</summary>
    public void Clear() => (Length, Undecided, Rounds, Rejections, Context) = (0, 0, 0, 0, instance.Start);

    /// <summary>Makes this text equal to another one of the same instance.</summary>
    public void CopyFrom(Text<W> other)
    {
        other.Tokens.CopyTo(_tokens);
        other.Sources.CopyTo(_sources);
        (Length, Undecided, Rounds, Rejections, Context) = (other.Length, other.Undecided, other.Rounds, other.Rejections, other.Context);
    }

    /// <summary>An immutable record of the text so far.</summary>
    public Transcript ToTranscript() => new(new Tokens([.. Tokens]), [.. Sources], Rounds);

    private void Append(int token, Source source)
    {
        var n = Length;
        _tokens[n] = token;
        _sources[n] = source;
        Length = n + 1;
        Context = Context.After(token);
    }
}
