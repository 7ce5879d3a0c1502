using System.Numerics;

namespace SpecProofs.Proofs;

/// <summary>A product of an integer, a monomial and powers of factors. All of them are positive wherever all parameters are.</summary>
/// <param name="Content">The integer, at least 1.</param>
/// <param name="Monomial">The monomial.</param>
/// <param name="Powers">The powers, in the order of their factors, each factor once.</param>
internal sealed record Denominator(BigInteger Content, Monomial Monomial, FactorPower[] Powers)
{
    /// <summary>1.</summary>
    public static Denominator One { get; } = new(1, default, []);

    /// <summary>Whether it is 1.</summary>
    public bool IsOne => Content.IsOne && Monomial.IsOne && Powers.Length == 0;

    /// <summary>The product.</summary>
    public static Denominator operator *(Denominator x, Denominator y) => ReferenceEquals(x, One) ? y : ReferenceEquals(y, One) ? x :
        new(x.Content * y.Content, x.Monomial * y.Monomial, Merged(x.Powers, y.Powers, static (a, b) => a + b));

    /// <summary>The least common multiple.</summary>
    public static Denominator CommonMultiple(Denominator x, Denominator y) => ReferenceEquals(x, y) ? x : new(
        x.Content / BigInteger.GreatestCommonDivisor(x.Content, y.Content) * y.Content,
        Monomial.CommonMultiple(x.Monomial, y.Monomial),
        Merged(x.Powers, y.Powers, Math.Max));

    /// <summary>A polynomial times the quotient of this denominator by one that divides it.</summary>
    public Polynomial Lift(Polynomial numerator, Denominator from)
    {
        if (ReferenceEquals(this, from))
        {
            return numerator;
        }

        var lifted = numerator.Times(Monomial / from.Monomial, Content / from.Content);
        foreach (var (factor, exponent) in Powers)
        {
            for (var k = from.ExponentOf(factor); k < exponent; k++)
            {
                lifted *= factor.Polynomial;
            }
        }

        return lifted;
    }

    /// <summary>Numerator and denominator without the powers of the denominator that divide the numerator.</summary>
    public (Polynomial Numerator, Denominator Denominator) Reduce(Polynomial numerator)
    {
        if (ReferenceEquals(this, One) || numerator.IsZero)
        {
            return (numerator, One);
        }

        var content = Content.IsOne ? Content : BigInteger.GreatestCommonDivisor(numerator.Content, Content);
        var monomial = Monomial.IsOne ? Monomial : Monomial.CommonDivisor(numerator.CommonMonomial, Monomial);
        numerator = numerator.Over(monomial, content);
        var rest = new List<FactorPower>(Powers.Length);
        foreach (var (factor, exponent) in Powers)
        {
            var left = exponent;
            for (; left > 0 && numerator.DividedBy(factor.Polynomial) is { } quotient; left--)
            {
                numerator = quotient;
            }

            if (left > 0)
            {
                rest.Add(new(factor, left));
            }
        }

        return (numerator, new(Content / content, Monomial / monomial, [.. rest]));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('·', new[] { Content.IsOne ? "" : $"{Content}", $"{Monomial}" }
        .Concat(Powers.Select(power => $"({power.Factor.Polynomial})" + (power.Exponent == 1 ? "" : $"^{power.Exponent}")))
        .Where(part => part.Length > 0)
        .DefaultIfEmpty("1"));

    private static FactorPower[] Merged(FactorPower[] x, FactorPower[] y, Func<int, int, int> exponent)
    {
        if (x.Length == 0 || y.Length == 0)
        {
            return x.Length == 0 ? y : x;
        }

        var (merged, i, j) = (new List<FactorPower>(x.Length + y.Length), 0, 0);
        while (i < x.Length || j < y.Length)
        {
            var order = i == x.Length ? 1 : j == y.Length ? -1 : x[i].Factor.Order - y[j].Factor.Order;
            merged.Add(order < 0 ? x[i] : order > 0 ? y[j] : new(x[i].Factor, exponent(x[i].Exponent, y[j].Exponent)));
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return [.. merged];
    }

    private int ExponentOf(Factor factor)
    {
        foreach (var power in Powers)
        {
            if (ReferenceEquals(power.Factor, factor))
            {
                return power.Exponent;
            }
        }

        return 0;
    }
}
