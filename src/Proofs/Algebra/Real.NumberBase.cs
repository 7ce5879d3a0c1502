using System.Numerics;

namespace SpecProofs.Proofs;

/// <content>What generic mathematics asks of every number type; the ordinary answers for exact, finite, real numbers.</content>
public readonly partial struct Real
{
    static Real IAdditiveIdentity<Real, Real>.AdditiveIdentity => Zero;

    static Real IMultiplicativeIdentity<Real, Real>.MultiplicativeIdentity => One;

    static int INumberBase<Real>.Radix => 2;

    /// <summary>The number plus 1.</summary>
    public static Real operator ++(Real value) => value + One;

    /// <summary>The number minus 1.</summary>
    public static Real operator --(Real value) => value - One;

    /// <summary>Refused: how often one number goes into another may change from point to point.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public static Real operator %(Real left, Real right) =>
        throw Refusal.Noted(new NotSupportedException($"{left} % {right}: a real number on a cell has no remainder"));

    /// <summary>The number without its sign.</summary>
    public static Real Abs(Real value) => Sign(value) < 0 ? -value : value;

    /// <summary>The larger of two numbers.</summary>
    public static Real Max(Real x, Real y) => x < y ? y : x;

    /// <summary>The smaller of two numbers.</summary>
    public static Real Min(Real x, Real y) => y < x ? y : x;

    /// <summary>Whether the number is 0 at every point.</summary>
    public static bool IsZero(Real value) => Sign(value) == 0;

    /// <summary>Whether the number is less than 0 at every point.</summary>
    public static bool IsNegative(Real value) => Sign(value) < 0;

    /// <summary>Whether the number is at least 0 at every point: as for integers, zero counts.</summary>
    public static bool IsPositive(Real value) => Sign(value) >= 0;

    static bool INumberBase<Real>.IsCanonical(Real value) => true;

    static bool INumberBase<Real>.IsComplexNumber(Real value) => false;

    static bool INumberBase<Real>.IsFinite(Real value) => true;

    static bool INumberBase<Real>.IsImaginaryNumber(Real value) => false;

    static bool INumberBase<Real>.IsInfinity(Real value) => false;

    static bool INumberBase<Real>.IsNaN(Real value) => false;

    static bool INumberBase<Real>.IsNegativeInfinity(Real value) => false;

    static bool INumberBase<Real>.IsNormal(Real value) => !IsZero(value);

    static bool INumberBase<Real>.IsPositiveInfinity(Real value) => false;

    static bool INumberBase<Real>.IsRealNumber(Real value) => true;

    static bool INumberBase<Real>.IsSubnormal(Real value) => false;

    static bool INumberBase<Real>.IsInteger(Real value) => Integer(value).Denominator.IsOne;

    static bool INumberBase<Real>.IsEvenInteger(Real value) => Rational.IsEvenInteger(Integer(value));

    static bool INumberBase<Real>.IsOddInteger(Real value) => Rational.IsOddInteger(Integer(value));

    static Real INumberBase<Real>.MaxMagnitude(Real x, Real y) => Larger(x, y);

    static Real INumberBase<Real>.MaxMagnitudeNumber(Real x, Real y) => Larger(x, y);

    static Real INumberBase<Real>.MinMagnitude(Real x, Real y) => Smaller(x, y);

    static Real INumberBase<Real>.MinMagnitudeNumber(Real x, Real y) => Smaller(x, y);

    private static Rational Integer(Real value) =>
        value.Value.AsConstant() ?? throw Refusal.Noted(new NotSupportedException($"{value} is an integer at some points only"));

    // Of two opposite numbers the positive one counts as larger, as for every number type of the platform.
    private static Real Larger(Real x, Real y)
    {
        var order = Abs(x).CompareTo(Abs(y));
        return order > 0 || (order == 0 && IsPositive(x)) ? x : y;
    }

    private static Real Smaller(Real x, Real y)
    {
        var order = Abs(x).CompareTo(Abs(y));
        return order < 0 || (order == 0 && IsNegative(x)) ? x : y;
    }
}
