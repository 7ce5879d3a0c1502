using System.Numerics;

namespace SpecProofs.Analysis;

/// <content>What generic mathematics asks of every number type; the ordinary answers for exact, finite, real numbers.</content>
public readonly partial struct Rational
{
    static Rational IAdditiveIdentity<Rational, Rational>.AdditiveIdentity => Zero;

    static Rational IMultiplicativeIdentity<Rational, Rational>.MultiplicativeIdentity => One;

    static int INumberBase<Rational>.Radix => 2;

    /// <inheritdoc/>
    public static Rational operator ++(Rational value) => value + One;

    /// <inheritdoc/>
    public static Rational operator --(Rational value) => value - One;

    /// <inheritdoc/>
    public static Rational Abs(Rational value) => value.SignOfNumerator < 0 ? -value : value;

    /// <inheritdoc/>
    public static bool IsZero(Rational value) => value._numerator == 0 && value._big is null;

    /// <inheritdoc/>
    public static bool IsNegative(Rational value) => value.SignOfNumerator < 0;

    /// <inheritdoc/>
    public static Rational Max(Rational x, Rational y) => x > y ? x : y;

    /// <inheritdoc/>
    public static Rational Min(Rational x, Rational y) => x < y ? x : y;

    /// <summary>Whether the number is at least 0: as for integers, zero counts.</summary>
    public static bool IsPositive(Rational value) => value.SignOfNumerator >= 0;

    /// <inheritdoc/>
    public static bool IsInteger(Rational value) => value.Denominator.IsOne;

    /// <inheritdoc/>
    public static bool IsEvenInteger(Rational value) => IsInteger(value) && value.Numerator.IsEven;

    /// <inheritdoc/>
    public static bool IsOddInteger(Rational value) => IsInteger(value) && !value.Numerator.IsEven;

    static bool INumberBase<Rational>.IsCanonical(Rational value) => true;

    static bool INumberBase<Rational>.IsComplexNumber(Rational value) => false;

    static bool INumberBase<Rational>.IsFinite(Rational value) => true;

    static bool INumberBase<Rational>.IsImaginaryNumber(Rational value) => false;

    static bool INumberBase<Rational>.IsInfinity(Rational value) => false;

    static bool INumberBase<Rational>.IsNaN(Rational value) => false;

    static bool INumberBase<Rational>.IsNegativeInfinity(Rational value) => false;

    static bool INumberBase<Rational>.IsNormal(Rational value) => !IsZero(value);

    static bool INumberBase<Rational>.IsPositiveInfinity(Rational value) => false;

    static bool INumberBase<Rational>.IsRealNumber(Rational value) => true;

    static bool INumberBase<Rational>.IsSubnormal(Rational value) => false;

    static Rational INumberBase<Rational>.MaxMagnitude(Rational x, Rational y) => Larger(x, y);

    static Rational INumberBase<Rational>.MaxMagnitudeNumber(Rational x, Rational y) => Larger(x, y);

    static Rational INumberBase<Rational>.MinMagnitude(Rational x, Rational y) => Smaller(x, y);

    static Rational INumberBase<Rational>.MinMagnitudeNumber(Rational x, Rational y) => Smaller(x, y);

    // Of two opposite numbers the positive one counts as larger, as for every number type of the platform.
    private static Rational Larger(Rational x, Rational y)
    {
        var order = Abs(x).CompareTo(Abs(y));
        return order > 0 || (order == 0 && IsPositive(x)) ? x : y;
    }

    private static Rational Smaller(Rational x, Rational y) => Larger(x, y) == x ? y : x;
}
