namespace SpecProofs.Proofs;

/// <summary>
/// A polynomial that was divided by, and so is positive wherever all parameters are; without content and common monomial.
/// </summary>
/// <param name="Order">How many factors the run had before.</param>
/// <param name="Polynomial">The polynomial.</param>
internal sealed record Factor(int Order, Polynomial Polynomial);

/// <summary>A power of a factor.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Exponent">At least 1.</param>
internal readonly record struct FactorPower(Factor Factor, int Exponent);
