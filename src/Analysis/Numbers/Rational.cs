using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>An exact rational number of any size. Immutable; <c>default</c> is zero.</summary>
/// <remarks>
/// Seen from outside always in lowest terms with a positive denominator. Values whose numerator and denominator both lie within
/// ±<see cref="long.MaxValue"/> are held without allocation; such a one may carry a common factor inside, as finding it costs thirty
/// multiplications: it is divided out when a result would not fit, and when it can be seen. There is no NaN, no infinity and no negative
/// zero; time and memory are the only bounds.
/// </remarks>
public readonly partial struct Rational : INumber<Rational>
{
    private readonly long _numerator;

    // Less one, so that default(Rational) is 0/1.
    private readonly long _denominatorMinusOne;

    // In lowest terms; null whenever the value in lowest terms fits the two longs; otherwise those are zero.
    private readonly Big? _big;

    /// <summary>The integer <paramref name="value"/>, exactly.</summary>
    public Rational(long value) =>
        this = value == long.MinValue ? new Rational(value, BigInteger.One) : new Rational(value, 1L);

    private Rational(long numerator, long denominator)
    {
        _numerator = numerator;
        _denominatorMinusOne = denominator - 1;
    }

    /// <summary>The one place that decides between small and big; the arguments are already in lowest terms.</summary>
    private Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator <= long.MaxValue && numerator <= long.MaxValue && numerator >= -long.MaxValue)
        {
            _numerator = (long)numerator;
            _denominatorMinusOne = (long)denominator - 1;
        }
        else
        {
            _big = new Big(numerator, denominator);
        }
    }

    /// <inheritdoc/>
    public static Rational Zero => default;

    /// <inheritdoc/>
    public static Rational One => new(1, 1);

    /// <summary>The numerator in lowest terms; it carries the sign.</summary>
    public BigInteger Numerator => LowestTerms.Numerator;

    /// <summary>The denominator in lowest terms, at least 1.</summary>
    public BigInteger Denominator => LowestTerms.Denominator;

    /// <summary>Bits of the absolute numerator plus bits of the denominator: 1 for zero, 2 for one, 4 for −2/3.</summary>
    public long BitLength
    {
        get
        {
            var (numerator, denominator) = LowestTerms;
            return BigInteger.Abs(numerator).GetBitLength() + denominator.GetBitLength();
        }
    }

    private (BigInteger Numerator, BigInteger Denominator) LowestTerms
    {
        get
        {
            if (_big is not null)
            {
                return (_big.Numerator, _big.Denominator);
            }

            var lowest = Lowest();
            return (lowest._numerator, lowest.SmallDenominator);
        }
    }

    private long SmallDenominator => _denominatorMinusOne + 1;

    private int SignOfNumerator => _big?.Numerator.Sign ?? Math.Sign(_numerator);

    /// <summary>The quotient of two integers, exactly and in lowest terms.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public static Rational Of(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException($"{numerator}/0 is not a rational number");
        }

        var divisor = denominator.Sign * Gcd(numerator, denominator);
        return new Rational(DivideExactly(numerator, divisor), DivideExactly(denominator, divisor));
    }

    /// <inheritdoc/>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <inheritdoc/>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <inheritdoc/>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public bool Equals(Rational other)
    {
        if (_big is not null || other._big is not null)
        {
            return Equals(_big, other._big);
        }

        return _denominatorMinusOne == other._denominatorMinusOne
            ? _numerator == other._numerator
            : Math.BigMul(_numerator, other.SmallDenominator, out var left)
                == Math.BigMul(other._numerator, SmallDenominator, out var right) && left == right;
    }

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var lowest = Lowest();
        return HashCode.Combine(lowest._numerator, lowest._denominatorMinusOne, _big);
    }

    /// <inheritdoc/>
    public int CompareTo(Rational other)
    {
        if (_big is not null || other._big is not null)
        {
            return Scale(Numerator, other.Denominator).CompareTo(Scale(other.Numerator, Denominator));
        }

        return _denominatorMinusOne == other._denominatorMinusOne
            ? _numerator.CompareTo(other._numerator)
            : Math.BigMul(_numerator, other.SmallDenominator).CompareTo(Math.BigMul(other._numerator, SmallDenominator));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The object is not a <see cref="Rational"/>.</exception>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Rational other => CompareTo(other),
        _ => throw new ArgumentException($"a {obj.GetType()} does not compare with a Rational", nameof(obj)),
    };

    /// <summary>Lowest terms, the denominator left out when it is 1: <c>2/3</c>, <c>-1/2</c>, <c>5</c>, <c>0</c>.</summary>
    public override string ToString()
    {
        var (numerator, denominator) = LowestTerms;
        return denominator.IsOne ? $"{numerator}" : $"{numerator}/{denominator}";
    }

    /// <summary>As <see cref="ToString()"/>, in every culture.</summary>
    /// <exception cref="FormatException">A format other than <c>G</c>, empty or null.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) => format is null or "" or "G" or "g"
        ? ToString()
        : throw new FormatException($"\"{format}\" is not a format of rational numbers: only G is");

    /// <summary>Writes <see cref="ToString()"/>; false, having written nothing, if it does not fit.</summary>
    /// <exception cref="FormatException">A format other than <c>G</c> or empty.</exception>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var text = ToString(format.ToString(), provider);
        var fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    /// <summary>The nearest decimal with this many digits after the point, halves to even: 2/3 to 4 digits is <c>0.6667</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of digits.</exception>
    public string ToDecimalString(int digits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        var (rounded, rest) = BigInteger.DivRem(BigInteger.Abs(Numerator) * BigInteger.Pow(10, digits), Denominator);
        var half = (2 * rest).CompareTo(Denominator);
        rounded += half > 0 || (half == 0 && !rounded.IsEven) ? 1 : 0;
        var sign = SignOfNumerator < 0 && !rounded.IsZero ? "-" : "";
        var text = $"{rounded}".PadLeft(digits + 1, '0');
        return digits == 0 ? sign + text : $"{sign}{text[..^digits]}.{text[^digits..]}";
    }

    /// <summary>The same number without a common factor.</summary>
    private Rational Lowest()
    {
        var common = _big is not null || _denominatorMinusOne == 0 ? 1 : Gcd(Math.Abs(_numerator), SmallDenominator);
        return common == 1 ? this : new Rational(_numerator / common, SmallDenominator / common);
    }

    private sealed record Big(BigInteger Numerator, BigInteger Denominator);
}
