namespace SpecProofs.Proofs;

/// <summary>What is known of a polynomial's sign where all parameters are positive.</summary>
/// <param name="Sign">−1 or 1 if the polynomial has this sign everywhere, 0 if it is zero everywhere; null otherwise.</param>
/// <param name="Cut">A cut on the way to a sign on each part; null where the sign is known, and where no cut was found.</param>
internal readonly record struct Signs(int? Sign, Cut? Cut)
{
    /// <summary>
    /// Longer polynomials are not searched for discriminants and changes of parameters: it takes long and hardly ever helps.
    /// </summary>
    private const int LongestSearched = 60;

    private static Signs Open => default;

    /// <summary>The sign of a polynomial, or a cut.</summary>
    /// <remarks>
    /// A function of the polynomial alone. Decided by coefficients of one sign; by c·u + k with c and k of one sign; by a discriminant
    /// that is negative or a square.
    /// The preference makes no difference but to which cut is found. A cut is where c·u + k = 0, with c and k of opposite signs
    /// everywhere, after a change of parameters if need be.
    /// </remarks>
    public static Signs Of(Polynomial polynomial, Preference prefer) => Of(polynomial, prefer, thorough: true);

    /// <summary>
    /// The same; of the parts of a polynomial only the cheapest parameter is tried, so that the work stays in proportion to the terms.
    /// </summary>
    private static Signs Of(Polynomial polynomial, Preference prefer, bool thorough)
    {
        if (polynomial.SignOfCoefficients is { } sign)
        {
            return new(sign, null);
        }

        var f = polynomial.Primitive();
        var parameters = f.Parameters.ToList();
        var linear = parameters.Where(u => f.DegreeIn(u) == 1)
            .Select(u => (Parameter: u, Parts: f.CoefficientsOf(u)))
            .OrderBy(prefer.Cost).Take(thorough ? parameters.Count : 1)
            .Select(candidate => OfLinear(candidate.Parameter, candidate.Parts[1], candidate.Parts[0], prefer));
        var quadratic = parameters.Where(u => f.DegreeIn(u) == 2).Select(u => OfQuadratic(u, f.CoefficientsOf(u), prefer));
        var rescaled = !thorough ? [] : Direction.Among(parameters)
            .Select(direction => f.LinearAlong(direction) is var (c, k)
                ? OfLinear(direction.Parameter, c, k, prefer).After(direction)
                : Open);
        return (f.Terms > LongestSearched ? linear : linear.Concat(quadratic).Concat(rescaled)).FirstOrDefault(found => found != Open);
    }

    /// <summary>c·u + k.</summary>
    private static Signs OfLinear(int u, Polynomial c, Polynomial k, Preference prefer)
    {
        var (ofC, ofK) = (Of(c, prefer, thorough: false), Of(k, prefer, thorough: false));
        if (ofC.Sign is not { } signOfC || ofK.Sign is not { } signOfK)
        {
            return ofC.Sign is null ? ofC : ofK;
        }

        return signOfC * signOfK < 0
            ? new(null, signOfC > 0 ? Cut.At(u, c, -k) : Cut.At(u, -c, k))
            : new(signOfC, null);
    }

    /// <summary>a·u² + b·u + c.</summary>
    private static Signs OfQuadratic(int u, IReadOnlyList<Polynomial> parts, Preference prefer)
    {
        var (c, b, a) = (parts[0], parts[1], parts[2]);
        var discriminant = (b * b) - (a * c).Times(default, 4);
        if (discriminant.SquareRoot() is { } root)
        {
            // 4a·f = (2a·u + b − s)(2a·u + b + s).
            var vertex = (a * Polynomial.Parameter(u)).Times(default, 2) + b;
            return Product(Of(a, prefer, thorough: false),
                Of(vertex - root, prefer, thorough: false), Of(vertex + root, prefer, thorough: false));
        }

        return Of(discriminant.Primitive(), prefer, thorough: false).Sign == -1 ? Of(a, prefer, thorough: false) : Open;
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

    private Signs After(Direction direction) => this with { Cut = Cut?.After(direction) };
}
