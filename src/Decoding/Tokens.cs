using System.Collections.Immutable;
using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>
/// A sequence of tokens: a prefix x_{&lt;n}, or a whole output. Immutable, compared by content, ordered by length and then token by token.
/// </summary>
/// <remarks><c>default</c> is the empty sequence.</remarks>
public readonly struct Tokens(ImmutableArray<int> values) : IEquatable<Tokens>, IComparable<Tokens>
{
    private readonly ImmutableArray<int> _values = values;

    /// <summary>The empty prefix.</summary>
    public static Tokens Empty => default;

    /// <summary>Number of tokens.</summary>
    public int Length => _values.IsDefault ? 0 : _values.Length;

    /// <summary>The tokens in order.</summary>
    public ReadOnlySpan<int> Span => _values.AsSpan();

    /// <summary>The token at a position, counted from 0.</summary>
    public int this[int index] => _values[index];

    /// <summary>The sequence of these tokens.</summary>
    public static Tokens Of(params ReadOnlySpan<int> values) => new([.. values]);

    /// <summary>The text form read back: tokens separated by blanks, the empty text for the empty sequence.</summary>
    /// <exception cref="FormatException">A part is not a whole number ≥ 0.</exception>
    public static Tokens Parse(string text) => new([.. text
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => int.TryParse(part, System.Globalization.NumberStyles.None, null, out var token)
            ? token
            : throw new FormatException($"\"{part}\" is not a token: tokens are whole numbers from 0"))]);

    /// <summary>This sequence and one more token.</summary>
    public Tokens Then(int token) => new(_values.IsDefault ? [token] : _values.Add(token));

    /// <summary>The first <paramref name="length"/> tokens; all of them where there are not more.</summary>
    public Tokens First(int length) => length >= Length ? this : Of(Span[..length]);

    /// <summary>Equality by content.</summary>
    public static bool operator ==(Tokens left, Tokens right) => left.Equals(right);

    /// <summary>Inequality by content.</summary>
    public static bool operator !=(Tokens left, Tokens right) => !left.Equals(right);

    /// <summary>Order by length, then token by token.</summary>
    public static bool operator <(Tokens left, Tokens right) => left.CompareTo(right) < 0;

    /// <summary>Order by length, then token by token.</summary>
    public static bool operator >(Tokens left, Tokens right) => left.CompareTo(right) > 0;

    /// <summary>Order by length, then token by token.</summary>
    public static bool operator <=(Tokens left, Tokens right) => left.CompareTo(right) <= 0;

    /// <summary>Order by length, then token by token.</summary>
    public static bool operator >=(Tokens left, Tokens right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public bool Equals(Tokens other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Tokens other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = (uint)Length;
        foreach (var token in Span)
        {
            hash = BitOperations.RotateLeft(hash * 0x9E3779B1, 13) + (uint)token;
        }

        return (int)(hash * 0x85EBCA77);
    }

    /// <inheritdoc/>
    public int CompareTo(Tokens other) => Length != other.Length ? Length.CompareTo(other.Length) : Span.SequenceCompareTo(other.Span);

    /// <summary>The tokens separated by blanks: <c>0 2 1</c>.</summary>
    public override string ToString() => string.Join(' ', Span.ToArray());
}
