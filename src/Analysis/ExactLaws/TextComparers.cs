using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>Texts with the same transcript, round boundaries and place in the round: no decoder can tell them apart.</summary>
internal sealed class TranscriptComparer<W> : IEqualityComparer<Text<W>>
    where W : struct, INumber<W>
{
    public bool Equals(Text<W>? x, Text<W>? y) =>
        x is not null && y is not null && x.Undecided == y.Undecided && x.Rounds == y.Rounds && x.Reported == y.Reported
        && x.Tokens.SequenceEqual(y.Tokens) && x.Sources.SequenceEqual(y.Sources) && x.RoundOf.SequenceEqual(y.RoundOf);

    public int GetHashCode(Text<W> obj)
    {
        var hash = (uint)((((obj.Undecided * 31) + obj.Rounds) * 31) + obj.Reported);
        for (var n = 0; n < obj.Length; n++)
        {
            hash = BitOperations.RotateLeft(hash * 0x9E3779B1, 13) + (uint)((obj.Tokens[n] * 3) + (int)obj.Sources[n]);
        }

        return (int)(hash * 0x85EBCA77);
    }
}

/// <summary>
/// Texts that agree in length, in what a caller keeps, in the models' context and in the place in the round. Of texts that have ended only
/// what is kept matters.
/// </summary>
internal sealed class KeptComparer<T, W>(Func<Text<W>, T> keep) : IEqualityComparer<Text<W>>
    where T : notnull
    where W : struct, INumber<W>
{
    public bool Equals(Text<W>? x, Text<W>? y) =>
        x is not null && y is not null
        && x.Ended == y.Ended
        && (x.Ended || (x.Length == y.Length && x.Undecided == y.Undecided && ReferenceEquals(x.Context, y.Context)))
        && EqualityComparer<T>.Default.Equals(keep(x), keep(y));

    public int GetHashCode(Text<W> obj) =>
        obj.Ended ? HashCode.Combine(keep(obj)) : HashCode.Combine(obj.Undecided, obj.Context, keep(obj));
}
