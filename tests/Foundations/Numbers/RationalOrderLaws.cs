using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SpecProofs.Tests;

[Properties(Arbitrary = new[] { typeof(RationalArbitraries) }, MaxTest = 500)]
public class RationalOrderLaws
{
    [Property]
    public bool Exactly_one_of_smaller_same_and_larger_holds(Rational a, Rational b) =>
        new[] { a < b, a == b, a > b }.Count(holds => holds) == 1
        && (a <= b) == !(a > b) && (a >= b) == !(a < b) && (a != b) == !(a == b)
        && Math.Sign(a.CompareTo(b)) == -Math.Sign(b.CompareTo(a));

    [Property]
    public bool Order_is_transitive(Rational a, Rational b, Rational c)
    {
        Rational[] sorted = [a, b, c];
        Array.Sort(sorted);
        return sorted[0] <= sorted[1] && sorted[1] <= sorted[2] && sorted[0] <= sorted[2];
    }

    [Property]
    public bool Order_is_the_sign_of_the_difference(Rational a, Rational b) => Math.Sign(a.CompareTo(b)) == (a - b).Numerator.Sign;

    [Property]
    public bool Addition_keeps_the_order(Rational a, Rational b, Rational c) => (a < b) == (a + c < b + c);

    [Property]
    public Property Multiplication_by_a_positive_number_keeps_the_order(Rational a, Rational b, Rational c) =>
        Prop.When(c > 0, () => (a < b) == (a * c < b * c));

    [Property]
    public bool Equal_numbers_have_equal_hashes(Rational a, Rational b)
    {
        var again = a + b - b;
        return a.Equals(again) && a.Equals((object)again) && a.GetHashCode() == again.GetHashCode();
    }

    [Property]
    public bool Close_neighbours_are_told_apart(Rational a)
    {
        var step = Rational.Of(1, BigInteger.One << 1000);
        return a < a + step && a > a - step && a != a + step;
    }

    [Property]
    public bool Generic_mathematics_sees_the_same_order(Rational a, Rational b)
    {
        var (smaller, larger) = a < b ? (a, b) : (b, a);
        return Min(a, b) == smaller && Max(a, b) == larger
            && Clamp(a, smaller, larger) == a && Clamp(larger + 1, smaller, larger) == larger
                && Clamp(smaller - 1, smaller, larger) == smaller
            && Sign(a) == a.Numerator.Sign;
    }

    [Property]
    public bool Magnitudes_are_ordered_without_their_signs(Rational a, Rational b)
    {
        var (smaller, larger) = (MinMagnitude(a, b), MaxMagnitude(a, b));
        return Rational.Abs(smaller) <= Rational.Abs(larger)
            && ((smaller == a && larger == b) || (smaller == b && larger == a))
            && MaxMagnitude(a, -a) == Rational.Abs(a) && MinMagnitude(a, -a) == -Rational.Abs(a);
    }

    [Property]
    public bool Predicates_tell_integers_apart(Rational a)
    {
        var integer = Rational.Of(a.Numerator, 1);
        return Rational.IsInteger(a) == a.Denominator.IsOne
            && Rational.IsEvenInteger(integer) == a.Numerator.IsEven && Rational.IsOddInteger(integer) == !a.Numerator.IsEven
            && (Rational.IsInteger(a) || !(Rational.IsEvenInteger(a) || Rational.IsOddInteger(a)));
    }

    [Property]
    public bool Zero_counts_as_positive(Rational a) =>
        Rational.IsNegative(a) == (a < 0) && Rational.IsPositive(a) == (a >= 0) && Rational.IsZero(a) == (a == 0);

    [Fact]
    public void Only_rationals_compare_with_rationals()
    {
        Assert.True(Rational.One.CompareTo(null) > 0);
        Assert.Equal(0, Rational.One.CompareTo((object)Rational.One));
        Assert.Throws<ArgumentException>(() => Rational.One.CompareTo("1"));
        Assert.False(Rational.One.Equals("1"));
    }

    private static T Min<T>(T x, T y)
        where T : INumber<T> => T.Min(x, y);

    private static T Max<T>(T x, T y)
        where T : INumber<T> => T.Max(x, y);

    private static T Clamp<T>(T value, T least, T most)
        where T : INumber<T> => T.Clamp(value, least, most);

    private static int Sign<T>(T value)
        where T : INumber<T> => T.Sign(value);

    private static T MaxMagnitude<T>(T x, T y)
        where T : INumber<T> => T.MaxMagnitude(x, y);

    private static T MinMagnitude<T>(T x, T y)
        where T : INumber<T> => T.MinMagnitude(x, y);
}
