namespace SpecProofs.Proofs;

/// <summary>What is known of a polynomial's sign where all parameters are positive.</summary>
/// <param name="Sign">−1 or 1 if the polynomial has this sign everywhere, 0 if it is zero everywhere; null otherwise.</param>
/// <param name="Split">A place to cut at, on the way to a sign everywhere; null where the sign is known, and where no cut was found.</param>
internal readonly record struct Signs(int? Sign, Split? Split)
{
    /// <summary>Polynomials of more terms are not searched for discriminants: the products are long and hardly ever squares.</summary>
    private const int LongestQuadratic = 60;

    private static Signs Open => default;

    /// <summary>The sign of a polynomial, or a place to cut at.</summary>
    /// <remarks>
    /// A function of the polynomial alone. Decided by coefficients of one sign; by c·u + k with c and k of one sign; by a discriminant that is negative or a square.
    /// A cut is where c·u + k = 0, with c and k of opposite signs everywhere.
    /// </remarks>
    public static Signs Of(Polynomial polynomial)
    {
        if (polynomial.SignOfCoefficients is { } sign)
        {
            return new(sign, null);
        }

        var f = polynomial.Primitive();
        var linear = f.Parameters.Where(u => f.DegreeIn(u) == 1).Select(u => (Parameter: u, Parts: f.CoefficientsOf(u))).OrderBy(Cost).ToList();
        var quadratic = f.Terms > LongestQuadratic ? [] : f.Parameters.Where(u => f.DegreeIn(u) == 2).Select(u => (Parameter: u, Parts: f.CoefficientsOf(u)));
        return linear.Select(candidate => OfLinear(candidate.Parameter, candidate.Parts[1], candidate.Parts[0]))
            .Concat(quadratic.Select(candidate => OfQuadratic(candidate.Parameter, candidate.Parts)))
            .FirstOrDefault(found => found != Open);
    }

    /// <summary>Few terms first, and rather parts whose sign the coefficients tell.</summary>
    private static int Cost((int Parameter, IReadOnlyList<Polynomial> Parts) candidate) =>
        candidate.Parts.Sum(part => part.Terms * (part.SignOfCoefficients is null ? 10_000 : 1));

    /// <summary>c·u + k.</summary>
    private static Signs OfLinear(int u, Polynomial c, Polynomial k)
    {
        var (ofC, ofK) = (Of(c), Of(k));
        if (ofC.Sign is not { } signOfC || ofK.Sign is not { } signOfK)
        {
            return ofC.Sign is null ? ofC : ofK;
        }

        return signOfC * signOfK < 0
            ? new(null, signOfC > 0 ? new Split(u, c, -k) : new Split(u, -c, k))
            : new(signOfC, null);
    }

    /// <summary>a·u² + b·u + c.</summary>
    private static Signs OfQuadratic(int u, IReadOnlyList<Polynomial> parts)
    {
        var (c, b, a) = (parts[0], parts[1], parts[2]);
        var discriminant = (b * b) - (a * c).Times(default, 4);
        if (discriminant.SquareRoot() is { } root)
        {
            // 4a·f = (2a·u + b − s)(2a·u + b + s).
            var vertex = (a * Polynomial.Parameter(u)).Times(default, 2) + b;
            return Product(Of(a), Of(vertex - root), Of(vertex + root));
        }

        return Of(discriminant.Primitive()).Sign == -1 ? Of(a) : Open;
    }

    private static Signs Product(params ReadOnlySpan<Signs> factors)
    {
        var product = 1;
        foreach (var factor in factors)
        {
            if (factor.Sign is not { } sign)
            {
                return factor;
            }

            product *= sign;
        }

        return new(product, null);
    }
}

/// <summary>A place to cut at: where a parameter u is K/C, C and K being positive wherever all parameters are, and free of u.</summary>
/// <param name="Parameter">u.</param>
/// <param name="C">C.</param>
/// <param name="K">K.</param>
internal sealed record Split(int Parameter, Polynomial C, Polynomial K);
