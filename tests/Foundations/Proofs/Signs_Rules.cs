using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SpecProofs.Tests;

/// <summary>A sign that is told is the sign everywhere, and the parts of a cut are disjoint, not empty and together everything.</summary>
[Properties(Arbitrary = new[] { typeof(PolynomialArbitraries) }, MaxTest = 1000)]
public class Signs_Rules
{
    private static readonly Polynomial X = Polynomial.Parameter(0);
    private static readonly Polynomial Y = Polynomial.Parameter(1);
    private static readonly Polynomial Z = Polynomial.Parameter(2);

    public static TheoryData<Polynomial, int> Decided => new()
    {
        { X + Y, 1 },
        { -(X * Y) - Z, -1 },
        { (X * X) - (X * Y) + (Y * Y), 1 },
        { -(X * X) + (X * Y) - (Y * Y), -1 },
        { ((X * X) - (X * Y) + (Y * Y)) * Z, 1 },
        { (((X * X) - (X * Y) + (Y * Y)) * Z) + X, 1 },
        { Polynomial.Zero, 0 },
    };

    public static TheoryData<Polynomial> Cut => [X - Y, (X - Y) * (X - Y), (X - Y) * (X - Z), (X * X) - (Y * Y) - Y, (X * X * X) - (Y * Y)];

    /// <summary>The places where they are zero are not rational.</summary>
    public static TheoryData<Polynomial> Open => [(X * X) - (Y * X * Polynomial.Constant(3)) + (Y * Y), (X * X) - Polynomial.Constant(2)];

    [Property]
    public bool A_sign_holds_at_every_point(Polynomial f, Polynomial g, Rational[] at, uint preferred)
    {
        foreach (var polynomial in new[] { f, f * g, f * f, (f * f) + (g * g), (f * f) - (f * g) + (g * g) })
        {
            if (Signs.Of(polynomial, new(preferred)).Sign is { } sign && sign != polynomial.Evaluate<Rational>(at).CompareTo(0))
            {
                return false;
            }
        }

        return true;
    }

    [Property]
    public bool Every_point_is_in_one_part_of_a_cut_and_each_part_has_points(Polynomial f, Polynomial g, Rational[] at, uint preferred)
    {
        foreach (var cut in new[] { f, f * g, (f * f) - (g * g) }
            .Select(polynomial => Signs.Of(polynomial, new(preferred)).Cut).OfType<Cut>())
        {
            if (cut.Parts.Count(part => Walk.Into(part, at) is not null) != 1 || !cut.Parts.All(part => IsInside(part, at)))
            {
                return false;
            }
        }

        return true;
    }

    [Theory]
    [MemberData(nameof(Decided))]
    public void Decided_signs(Polynomial f, int sign) => Assert.Equal(new Signs(sign, null), Signs.Of(f, default));

    [Theory]
    [MemberData(nameof(Cut))]
    public void Polynomials_that_are_cut(Polynomial f)
    {
        var signs = Signs.Of(f, default);
        Assert.Null(signs.Sign);
        Assert.NotNull(signs.Cut);
    }

    [Theory]
    [MemberData(nameof(Open))]
    public void Polynomials_that_stay_open(Polynomial f) => Assert.Equal(default, Signs.Of(f, default));

    [Fact]
    public void A_preferred_parameter_is_solved_for()
    {
        Assert.Equal(0, Assert.IsType<Below>(Signs.Of(X - Y, new(0b01)).Cut!.Parts[0][^1]).Parameter);
        Assert.Equal(1, Assert.IsType<Below>(Signs.Of(X - Y, new(0b10)).Cut!.Parts[0][^1]).Parameter);
    }

    /// <summary>
    /// Positive parameters lead to a point of the part, and from there back to themselves; a parameter that is gone makes no difference.
    /// </summary>
    private static bool IsInside(IReadOnlyList<Substitution> part, Rational[] parameters)
    {
        Rational[] point = [.. parameters];
        foreach (var substitution in part.Reverse())
        {
            point[substitution.Parameter] = substitution.Value<Rational>(point);
        }

        var gone = part.OfType<On>().Select(on => on.Parameter).ToHashSet();
        return point.All(coordinate => coordinate > 0)
            && Walk.Into(part, point) is { } back
            && back.Index().All(entry => gone.Contains(entry.Index) || entry.Item == parameters[entry.Index]);
    }
}
