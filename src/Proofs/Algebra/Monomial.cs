using System.Numerics;
using System.Runtime.Intrinsics;

namespace SpecProofs.Proofs;

/// <summary>
/// A product of powers of parameters. <c>default</c> is 1. Ordered lexicographically, parameter 0 first, which products respect.
/// </summary>
/// <remarks>Shape: 32 exponents of 0 … 127, one a byte.</remarks>
internal readonly struct Monomial : IEquatable<Monomial>
{
    /// <summary>Number of parameters that there can be.</summary>
    public const int Parameters = 32;

    private const int Highest = 127;

    /// <summary>The order, the greatest first.</summary>
    public static readonly Comparer<Monomial> Descending = Comparer<Monomial>.Create((x, y) => Compare(y, x));

    private readonly Vector256<byte> _exponents;

    private Monomial(Vector256<byte> exponents) => _exponents = exponents;

    /// <summary>No parameter occurs.</summary>
    public bool IsOne => _exponents == default;

    /// <summary>The sum of the exponents.</summary>
    public int Degree
    {
        get
        {
            var (low, high) = Vector256.Widen(_exponents);
            return Vector256.Sum(low + high);
        }
    }

    /// <summary>The exponent of one parameter.</summary>
    public int this[int parameter] => _exponents[parameter];

    /// <summary>A power of one parameter.</summary>
    /// <exception cref="OverflowException">The parameter is not in 0 … 31, or the exponent not in 0 … 127.</exception>
    public static Monomial Of(int parameter, int exponent = 1)
    {
        if (parameter is < 0 or >= Parameters || exponent is < 0 or > Highest)
        {
            throw Refusal.Noted(new OverflowException(
                $"t{parameter}^{exponent}: there are {Parameters} parameters, with exponents up to {Highest}"));
        }

        return new(Vector256<byte>.Zero.WithElement(parameter, (byte)exponent));
    }

    /// <summary>The greatest common divisor.</summary>
    public static Monomial CommonDivisor(Monomial x, Monomial y) => new(Vector256.Min(x._exponents, y._exponents));

    /// <summary>The least common multiple.</summary>
    public static Monomial CommonMultiple(Monomial x, Monomial y) => new(Vector256.Max(x._exponents, y._exponents));

    /// <summary>The product.</summary>
    /// <exception cref="OverflowException">An exponent exceeds 127.</exception>
    public static Monomial operator *(Monomial x, Monomial y)
    {
        var product = x._exponents + y._exponents;
        return product.ExtractMostSignificantBits() == 0
            ? new(product)
            : throw Refusal.Noted(new OverflowException($"an exponent exceeds {Highest}"));
    }

    /// <summary>The quotient by a monomial that divides this one.</summary>
    public static Monomial operator /(Monomial x, Monomial y) => new(x._exponents - y._exponents);

    /// <summary>Whether this divides another monomial.</summary>
    public bool Divides(Monomial other) => Vector256.LessThanOrEqualAll(_exponents, other._exponents);

    /// <summary>The same without one parameter.</summary>
    public Monomial Without(int parameter) => new(_exponents.WithElement(parameter, (byte)0));

    /// <summary>The square root, where all exponents are even.</summary>
    public Monomial? SquareRoot() =>
        (_exponents & Vector256.Create((byte)1)) == default ? new(_exponents >>> 1) : null;

    /// <summary>The value at these parameters.</summary>
    public W Evaluate<W>(ReadOnlySpan<W> parameters)
        where W : struct, INumber<W>
    {
        var product = W.One;
        foreach (var parameter in Occurring())
        {
            for (var k = 0; k < this[parameter]; k++)
            {
                product *= parameters[parameter];
            }
        }

        return product;
    }

    /// <summary>The parameters of positive exponent, ascending.</summary>
    public IEnumerable<int> Occurring()
    {
        for (var rest = ~Vector256.Equals(_exponents, default).ExtractMostSignificantBits(); rest != 0; rest &= rest - 1)
        {
            yield return BitOperations.TrailingZeroCount(rest);
        }
    }

    /// <inheritdoc/>
    public bool Equals(Monomial other) => _exponents == other._exponents;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Monomial other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var words = _exponents.AsUInt64();
        var hash = ((words[0] * 0x9E3779B97F4A7C15) ^ words[1]) * 0xC2B2AE3D27D4EB4F;
        hash = ((hash ^ (hash >> 29) ^ words[2]) * 0x9E3779B97F4A7C15) ^ words[3];
        return (int)((hash ^ (hash >> 32)) * 0x85EBCA77);
    }

    /// <summary>Negative, zero or positive as one monomial comes before, with or after another in lexicographic order.</summary>
    public static int Compare(Monomial x, Monomial y)
    {
        var different = ~Vector256.Equals(x._exponents, y._exponents).ExtractMostSignificantBits();
        if (different == 0)
        {
            return 0;
        }

        var first = BitOperations.TrailingZeroCount(different);
        return x._exponents[first] - y._exponents[first];
    }

    /// <summary><c>t0·t3^2</c>; nothing for 1.</summary>
    public override string ToString()
    {
        var self = this;
        return string.Join('·',
            Occurring().Select(parameter => self[parameter] == 1 ? $"t{parameter}" : $"t{parameter}^{self[parameter]}"));
    }
}
