using System.Numerics;

namespace SpecProofs.Proofs;

/// <content>Division without remainder, and what is positive wherever all parameters are.</content>
public sealed partial class Polynomial
{
    /// <summary>The greatest common divisor of the coefficients; 0 for zero.</summary>
    internal BigInteger Content
    {
        get
        {
            var divisor = BigInteger.Zero;
            foreach (var coefficient in _coefficients)
            {
                divisor = BigInteger.GreatestCommonDivisor(divisor, coefficient);
                if (divisor.IsOne)
                {
                    break;
                }
            }

            return divisor;
        }
    }

    /// <summary>The greatest monomial that divides every term.</summary>
    internal Monomial CommonMonomial => IsZero ? default : _monomials.Aggregate(Monomial.CommonDivisor);

    /// <summary>The quotient, if the division leaves no remainder; null otherwise.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public Polynomial? DividedBy(Polynomial divisor)
    {
        if (divisor.IsZero)
        {
            throw new DivideByZeroException($"{this} cannot be divided by zero");
        }

        // A product's first and last term are the products of the first and last terms, degrees in a parameter add up, and sums of
        // coefficients, the values where all parameters are 1, are multiplied.
        if (IsZero
            || !divisor._monomials[0].Divides(_monomials[0])
            || !divisor._monomials[^1].Divides(_monomials[^1])
            || !divisor.Degrees.Divides(Degrees)
            || (divisor.SumOfCoefficients is { IsZero: false } sum && !(SumOfCoefficients % sum).IsZero))
        {
            return IsZero ? Zero : null;
        }

        var (rest, quotient, degrees) = (this, new Dictionary<Monomial, BigInteger>(), Degrees / divisor.Degrees);
        while (!rest.IsZero)
        {
            if (!divisor._monomials[0].Divides(rest._monomials[0]))
            {
                return null;
            }

            var monomial = rest._monomials[0] / divisor._monomials[0];
            var (coefficient, remainder) = BigInteger.DivRem(rest._coefficients[0], divisor._coefficients[0]);
            if (!remainder.IsZero || !monomial.Divides(degrees))
            {
                return null;
            }

            quotient.Add(monomial, coefficient);
            rest -= divisor.Times(monomial, coefficient);
        }

        return Of(quotient);
    }

    /// <summary>The same over its content and its common monomial: of the same sign wherever all parameters are positive.</summary>
    internal Polynomial Primitive() => IsZero ? this : Over(CommonMonomial, Content);

    /// <summary>The product with a term, whose coefficient is not zero.</summary>
    internal Polynomial Times(Monomial monomial, BigInteger coefficient)
    {
        var monomials = monomial.IsOne ? _monomials : Array.ConvertAll(_monomials, own => own * monomial);
        var coefficients = coefficient.IsOne ? _coefficients : Array.ConvertAll(_coefficients, own => own * coefficient);
        return ReferenceEquals(monomials, _monomials) && ReferenceEquals(coefficients, _coefficients) ? this : new(monomials, coefficients);
    }

    /// <summary>The quotient by a term that divides every own one.</summary>
    internal Polynomial Over(Monomial monomial, BigInteger coefficient)
    {
        var monomials = monomial.IsOne ? _monomials : Array.ConvertAll(_monomials, own => own / monomial);
        var coefficients = coefficient.IsOne ? _coefficients : Array.ConvertAll(_coefficients, own => own / coefficient);
        return ReferenceEquals(monomials, _monomials) && ReferenceEquals(coefficients, _coefficients) ? this : new(monomials, coefficients);
    }

    /// <summary>The polynomial of positive first coefficient whose square this is; null if there is none.</summary>
    internal Polynomial? SquareRoot()
    {
        if (IsZero
            || _coefficients[0].Sign < 0
            || _monomials[0].SquareRoot() is not { } half
            || Degrees.SquareRoot() is not { } degrees
            || SquareRootOf(_coefficients[0]) is not { } first)
        {
            return IsZero ? Zero : null;
        }

        // As by hand: the next term is the first of what remains, over twice the first of the root.
        var root = new Polynomial([half], [first]);
        for (var rest = this - (root * root); !rest.IsZero; rest = this - (root * root))
        {
            var (coefficient, remainder) = BigInteger.DivRem(rest._coefficients[0], 2 * first);
            var monomial = rest._monomials[0] / half;
            if (!remainder.IsZero || !half.Divides(rest._monomials[0]) || !monomial.Divides(degrees))
            {
                return null;
            }

            root += new Polynomial([monomial], [coefficient]);
        }

        return root;
    }

    /// <summary>By Newton's iteration from above.</summary>
    private static BigInteger? SquareRootOf(BigInteger square)
    {
        var root = BigInteger.One << (int)((square.GetBitLength() + 1) / 2);
        for (var next = (root + (square / root)) >> 1; next < root; next = (root + (square / root)) >> 1)
        {
            root = next;
        }

        return root * root == square ? root : null;
    }
}
