using System.Numerics;

namespace SpecProofs.Analysis;

/// <content>
/// Arithmetic on three levels: plainly, while products of two longs fit; after Henrici 1956, which divides by the gcds first and so keeps
/// every intermediate as small as possible; and with integers of any size, in lowest terms.
/// </content>
public readonly partial struct Rational
{
    /// <inheritdoc/>
    public static Rational operator +(Rational value) => value;

    /// <inheritdoc/>
    public static Rational operator -(Rational value) => value._big is { } big
        ? new Rational(-big.Numerator, big.Denominator)
        : new Rational(-value._numerator, value.SmallDenominator);

    /// <inheritdoc/>
    public static Rational operator +(Rational left, Rational right) =>
        left._big is null && right._big is null && (TryAddPlainly(left, right, out var sum) || TryAddSmall(left, right, out sum))
            ? sum
            : AddBig(left, right);

    /// <inheritdoc/>
    public static Rational operator -(Rational left, Rational right) => left + -right;

    /// <inheritdoc/>
    public static Rational operator *(Rational left, Rational right) =>
        left._big is null && right._big is null
        && (TryMultiplyPlainly(left, right, out var product) || TryMultiplySmall(left, right, out product))
            ? product
            : MultiplyBig(left, right);

    /// <summary>
    /// The exact quotient, in lowest terms: quotients are mostly kept, in rows of probabilities, and multiplied many times.
    /// </summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static Rational operator /(Rational left, Rational right) => IsZero(right)
        ? throw new DivideByZeroException($"{left} cannot be divided by zero")
        : (left * Reciprocal(right)).Lowest();

    /// <summary>
    /// The remainder of the division truncated toward zero: <c>a − b·truncate(a/b)</c>, with the sign of the left number.
    /// </summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static Rational operator %(Rational left, Rational right) =>
        left - (right * new Rational(Truncate(left / right), BigInteger.One));

    private static BigInteger Truncate(Rational value) => BigInteger.Divide(value.Numerator, value.Denominator);

    private static Rational Reciprocal(Rational value)
    {
        var sign = value.SignOfNumerator;
        return value._big is { } big
            ? new Rational(sign * big.Denominator, sign * big.Numerator)
            : new Rational(sign * value.SmallDenominator, sign * value._numerator);
    }

    /// <summary>
    /// Over the common denominator, or over the product of two small ones: larger ones would leave no room for the next sum.
    /// </summary>
    private static bool TryAddPlainly(in Rational left, in Rational right, out Rational sum)
    {
        var (b, d) = (left.SmallDenominator, right.SmallDenominator);
        if (b == d)
        {
            var same = TryAdd(left._numerator, right._numerator, out var total);
            sum = new Rational(total, b);
            return same;
        }

        sum = default;
        if ((b | d) >= 1 << 16
            || !TryMultiply(left._numerator, d, out var x) || !TryMultiply(right._numerator, b, out var y)
            || !TryAdd(x, y, out var numerator))
        {
            return false;
        }

        sum = new Rational(numerator, b * d);
        return true;
    }

    /// <summary>False when an intermediate does not fit, although the sum still might.</summary>
    private static bool TryAddSmall(in Rational left, in Rational right, out Rational sum)
    {
        sum = default;
        var (b, d) = (left.SmallDenominator, right.SmallDenominator);
        var divisor = Gcd(b, d);
        var (leftLift, rightLift) = divisor == 1 ? (d, b) : (d / divisor, b / divisor);
        if (!TryMultiply(left._numerator, leftLift, out var x) || !TryMultiply(right._numerator, rightLift, out var y)
            || !TryAdd(x, y, out var numerator))
        {
            return false;
        }

        if (divisor > 1)
        {
            var common = Gcd(Math.Abs(numerator) % divisor, divisor);
            numerator /= common;
            d /= common;
        }

        var fits = TryMultiply(rightLift, d, out var denominator);
        sum = new Rational(numerator, denominator);
        return fits;
    }

    private static Rational AddBig(Rational left, Rational right)
    {
        var ((a, b), (c, d)) = (left.LowestTerms, right.LowestTerms);
        if (b == d)
        {
            return Of(a + c, b);
        }

        if (b.IsPowerOfTwo && d.IsPowerOfTwo)
        {
            // The larger denominator stands over an odd numerator and the other one is lifted by an even factor: no common factor.
            var lift = (int)(d.GetBitLength() - b.GetBitLength());
            return lift > 0 ? new Rational((a << lift) + c, d) : new Rational(a + (c << -lift), b);
        }

        var divisor = Gcd(b, d);
        var rightLift = DivideExactly(b, divisor);
        var numerator = Scale(a, DivideExactly(d, divisor)) + Scale(c, rightLift);
        var common = divisor.IsOne ? divisor : Gcd(numerator, divisor);
        return new Rational(DivideExactly(numerator, common), Scale(rightLift, DivideExactly(d, common)));
    }

    private static bool TryMultiplyPlainly(in Rational left, in Rational right, out Rational product)
    {
        var fits = TryMultiply(left._numerator, right._numerator, out var numerator)
            & TryMultiply(left.SmallDenominator, right.SmallDenominator, out var denominator);
        product = new Rational(numerator, denominator);
        return fits;
    }

    /// <summary>False when the product does not fit even after common factors across are divided out.</summary>
    private static bool TryMultiplySmall(in Rational left, in Rational right, out Rational product)
    {
        var (a, b, c, d) = (left._numerator, left.SmallDenominator, right._numerator, right.SmallDenominator);
        var across = Gcd(Math.Abs(a), d);
        if (across > 1)
        {
            a /= across;
            d /= across;
        }

        across = Gcd(Math.Abs(c), b);
        if (across > 1)
        {
            c /= across;
            b /= across;
        }

        var fits = TryMultiply(a, c, out var numerator) & TryMultiply(b, d, out var denominator);
        product = new Rational(numerator, denominator);
        return fits;
    }

    private static Rational MultiplyBig(Rational left, Rational right)
    {
        var ((a, b), (c, d)) = (left.LowestTerms, right.LowestTerms);
        var (first, second) = (Gcd(a, d), Gcd(c, b));
        return new Rational(
            DivideExactly(a, first) * DivideExactly(c, second),
            Scale(DivideExactly(b, second), DivideExactly(d, first)));
    }

    // A result of long.MinValue counts as overflow: it could not be negated or inverted in place.
    private static bool TryAdd(long left, long right, out long sum)
    {
        sum = unchecked(left + right);
        return ((left ^ sum) & (right ^ sum)) >= 0 && sum != long.MinValue;
    }

    private static bool TryMultiply(long left, long right, out long product)
    {
        var high = Math.BigMul(left, right, out product);
        return high == product >> 63 && product != long.MinValue;
    }

    /// <summary>
    /// One step of Euclid's algorithm, which makes the larger number as small as the other one, and then Stein's binary algorithm; for
    /// non-negative numbers. A power of two, 1 above all, leaves at most one step. Branch-free inside: the signs of the differences are
    /// unpredictable.
    /// </summary>
    private static long Gcd(long left, long right)
    {
        (left, right) = (Math.Max(left, right), Math.Min(left, right));
        if (right <= 1)
        {
            return right == 1 ? 1 : left;
        }

        left %= right;
        if (left == 0)
        {
            return right;
        }

        var twos = BitOperations.TrailingZeroCount(left | right);
        left >>= BitOperations.TrailingZeroCount(left);
        right >>= BitOperations.TrailingZeroCount(right);
        while (left != 1 && right != 0)
        {
            var difference = left - right;
            var negative = difference >> 63;
            left = right + (difference & negative);
            right = ((difference ^ negative) - negative) >> BitOperations.TrailingZeroCount(difference);
        }

        return left << twos;
    }

    /// <summary>Non-negative. Where one argument is a power of two, trailing zeros give the answer.</summary>
    private static BigInteger Gcd(BigInteger left, BigInteger right) =>
        !left.IsZero && !right.IsZero && (left.IsPowerOfTwo || right.IsPowerOfTwo)
            ? BigInteger.One << int.Min(TrailingZeros(left), TrailingZeros(right))
            : BigInteger.GreatestCommonDivisor(left, right);

    private static int TrailingZeros(BigInteger value) => (int)BigInteger.TrailingZeroCount(value);

    private static BigInteger Scale(BigInteger value, BigInteger factor) =>
        factor.IsPowerOfTwo ? value << TrailingZeros(factor) : value * factor;

    private static BigInteger DivideExactly(BigInteger value, BigInteger divisor) =>
        divisor.IsOne ? value
        : divisor.IsPowerOfTwo ? value >> TrailingZeros(divisor)
        : BigInteger.Divide(value, divisor);
}
