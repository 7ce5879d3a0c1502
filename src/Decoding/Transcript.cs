using System.Collections.Immutable;

namespace SpecProofs.Decoding;

/// <summary>The record of one decoding run. Immutable, compared by content.</summary>
/// <param name="Tokens">The output x_1 … x_T, shorter where an end token was written.</param>
/// <param name="Sources">Where each token came from; as long as the output.</param>
/// <param name="Rounds">Target calls made.</param>
public sealed record Transcript(Tokens Tokens, ImmutableArray<Source> Sources, int Rounds)
{
    /// <summary>N_rej: the number of tokens that replaced a rejected draft.</summary>
    public int Rejections => Sources.AsSpan().Count(Source.Rejection);

    /// <summary>The number of draft tokens that passed verification.</summary>
    public int Kept => Sources.AsSpan().Count(Source.Draft);

    /// <summary>How often something happened in the run.</summary>
    public int Count(Quantity quantity) => quantity switch
    {
        Quantity.Rejections => Rejections,
        Quantity.Kept => Kept,
        Quantity.FromTarget => Sources.AsSpan().Count(Source.Target),
        _ => Rounds,
    };

    /// <summary>R_{n+1}: whether the token at a position n, from 0, replaced a rejected draft; false where nothing is written.</summary>
    public bool IsRejection(int n) => n < Sources.Length && Sources[n] == Source.Rejection;

    /// <summary>The decoder's own counter, see <see cref="Text{W}.Report"/>; 0 for one that reports nothing.</summary>
    public int Reported { get; init; }

    /// <inheritdoc/>
    public bool Equals(Transcript? other) =>
        other is not null && Tokens == other.Tokens && Rounds == other.Rounds && Reported == other.Reported
        && Sources.AsSpan().SequenceEqual(other.Sources.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Tokens, Rounds, Rejections, Reported);

    /// <summary>
    /// The tokens, each marked with its source: <c>0 2! 1+</c>, where ! is a rejection and + a token from the target itself;
    /// a counter that is not 0 follows: <c>0 2! (reported 3)</c>.
    /// </summary>
    public override string ToString() => string.Join(' ', Sources.Select((source, n) => Tokens[n] + source switch
    {
        Source.Rejection => "!",
        Source.Target => "+",
        _ => string.Empty,
    })) + (Reported == 0 ? string.Empty : $" (reported {Reported})");
}
