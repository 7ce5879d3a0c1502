namespace SpecProofs.Proofs;

/// <summary>
/// A rational function of the parameters of a run: a polynomial over a denominator that is positive wherever all parameters are.
/// Immutable.
/// </summary>
/// <remarks>Zero exactly if the numerator is. Common factors are cancelled where they are known; a value does not depend on that.</remarks>
/// <param name="Numerator">The numerator.</param>
/// <param name="Denominator">The denominator.</param>
/// <param name="Run">The run that it was made in, also where it is the same everywhere; null for constants of the code.</param>
internal sealed record Quotient(Polynomial Numerator, Denominator Denominator, Run? Run)
{
    /// <summary>0.</summary>
    public static Quotient Zero { get; } = new(Polynomial.Zero, Denominator.One, null);

    /// <summary>1.</summary>
    public static Quotient One { get; } = new(Polynomial.One, Denominator.One, null);

    /// <summary>The sum.</summary>
    public static Quotient operator +(Quotient x, Quotient y) => Combined(x, y, static (a, b) => a + b);

    /// <summary>The difference.</summary>
    public static Quotient operator -(Quotient x, Quotient y) => Combined(x, y, static (a, b) => a - b);

    /// <summary>The opposite.</summary>
    public static Quotient operator -(Quotient x) => x with { Numerator = -x.Numerator };

    /// <summary>The product.</summary>
    public static Quotient operator *(Quotient x, Quotient y)
    {
        var run = Run.Common(x.Run, y.Run);
        if (x.Numerator.IsZero || y.Numerator.IsZero)
        {
            return Zero with { Run = run };
        }

        run?.Spend((long)x.Numerator.Terms * y.Numerator.Terms);
        var (left, below) = y.Denominator.Reduce(x.Numerator);
        var (right, belowToo) = x.Denominator.Reduce(y.Numerator);
        return new(left * right, below * belowToo, run);
    }

    /// <summary>1 over a quotient whose sign is known.</summary>
    public static Quotient Inverse(Quotient x, int sign)
    {
        var positive = sign < 0 ? -x.Numerator : x.Numerator;
        var (content, monomial) = (positive.Content, positive.CommonMonomial);
        var below = new Denominator(content, monomial, x.Run?.Factorise(positive.Over(monomial, content)) ?? []);
        var above = x.Denominator.Lift(Polynomial.One, Denominator.One);
        return new(sign < 0 ? -above : above, below, x.Run);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        AsConstant() is { } constant ? $"{constant}" : Denominator.IsOne ? $"{Numerator}" : $"({Numerator})/({Denominator})";

    /// <summary>The number that this is everywhere; null if it differs from point to point.</summary>
    public Rational? AsConstant() =>
        !Numerator.IsConstant || !Denominator.Monomial.IsOne || Denominator.Powers.Length > 0 ? null
        : Rational.Of(Numerator.Evaluate<Rational>([]).Numerator, Denominator.Content);

    private static Quotient Combined(Quotient x, Quotient y, Func<Polynomial, Polynomial, Polynomial> combine)
    {
        var run = Run.Common(x.Run, y.Run);
        var common = Denominator.CommonMultiple(x.Denominator, y.Denominator);
        var (left, right) = (common.Lift(x.Numerator, x.Denominator), common.Lift(y.Numerator, y.Denominator));
        run?.Spend(left.Terms + right.Terms);
        var (numerator, denominator) = common.Reduce(combine(left, right));
        return new(numerator, denominator, run);
    }
}
