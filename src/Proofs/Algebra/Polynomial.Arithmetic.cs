using System.Numerics;
using System.Runtime.InteropServices;

namespace SpecProofs.Proofs;

/// <content>Sums and products.</content>
public sealed partial class Polynomial
{
    /// <summary>Products of terms that one product of polynomials may cost: some hundredths of a second.</summary>
    private const int LongestProduct = 100_000;

    /// <summary>The sum.</summary>
    public static Polynomial operator +(Polynomial x, Polynomial y) => Merged(x, y, BigInteger.One);

    /// <summary>The difference.</summary>
    public static Polynomial operator -(Polynomial x, Polynomial y) => Merged(x, y, BigInteger.MinusOne);

    /// <summary>The opposite.</summary>
    public static Polynomial operator -(Polynomial x) => new(x._monomials, Array.ConvertAll(x._coefficients, coefficient => -coefficient));

    /// <summary>The product.</summary>
    /// <exception cref="OverflowException">An exponent exceeds 127, or the product of the numbers of terms 100,000.</exception>
    public static Polynomial operator *(Polynomial x, Polynomial y)
    {
        if (x.Terms > y.Terms)
        {
            (x, y) = (y, x);
        }

        if (x.Terms <= 1)
        {
            return x.IsZero ? Zero : y.Times(x._monomials[0], x._coefficients[0]);
        }

        if ((long)x.Terms * y.Terms > LongestProduct)
        {
            throw Refusal.Noted(new OverflowException(
                $"a product of a polynomial of {x.Terms:N0} terms and one of {y.Terms:N0} is too long"));
        }

        var terms = new Dictionary<Monomial, BigInteger>();
        for (var i = 0; i < x.Terms; i++)
        {
            for (var j = 0; j < y.Terms; j++)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(terms, x._monomials[i] * y._monomials[j], out _) +=
                    x._coefficients[i] * y._coefficients[j];
            }
        }

        return Of(terms);
    }

    private static Polynomial Of(Dictionary<Monomial, BigInteger> terms)
    {
        var (monomials, coefficients, n) = (new Monomial[terms.Count], new BigInteger[terms.Count], 0);
        foreach (var (monomial, coefficient) in terms)
        {
            if (!coefficient.IsZero)
            {
                (monomials[n], coefficients[n++]) = (monomial, coefficient);
            }
        }

        Array.Sort(monomials, coefficients, 0, n, Monomial.Descending);
        return OfFirst(n, monomials, coefficients);
    }

    private static Polynomial OfFirst(int n, Monomial[] monomials, BigInteger[] coefficients) =>
        n == monomials.Length ? new(monomials, coefficients) : new(monomials[..n], coefficients[..n]);

    /// <summary>x + scale · y, scale being 1 or −1.</summary>
    private static Polynomial Merged(Polynomial x, Polynomial y, BigInteger scale)
    {
        if (y.IsZero || x.IsZero)
        {
            return y.IsZero ? x : scale.IsOne ? y : -y;
        }

        var (monomials, coefficients) = (new Monomial[x.Terms + y.Terms], new BigInteger[x.Terms + y.Terms]);
        var (i, j, n) = (0, 0, 0);
        while (i < x.Terms || j < y.Terms)
        {
            var order = i == x.Terms ? -1 : j == y.Terms ? 1 : Monomial.Compare(x._monomials[i], y._monomials[j]);
            monomials[n] = order >= 0 ? x._monomials[i] : y._monomials[j];
            coefficients[n] = order > 0 ? x._coefficients[i] : scale * y._coefficients[j];
            coefficients[n] += order == 0 ? x._coefficients[i] : BigInteger.Zero;
            i += order >= 0 ? 1 : 0;
            j += order <= 0 ? 1 : 0;
            n += coefficients[n].IsZero ? 0 : 1;
        }

        return OfFirst(n, monomials, coefficients);
    }
}
