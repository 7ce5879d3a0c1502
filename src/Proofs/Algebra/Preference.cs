namespace SpecProofs.Proofs;

/// <summary>
/// Which parameters a polynomial is rather solved for. It makes no difference to what is true, but to whether and how soon it is found.
/// </summary>
/// <param name="Parameters">A bit for each preferred parameter, the lowest for t0.</param>
internal readonly record struct Preference(uint Parameters)
{
    /// <summary>
    /// The cost of solving c·u + k for u: preferred parameters first, then parts whose sign the coefficients tell, then few terms.
    /// </summary>
    public long Cost((int Parameter, IReadOnlyList<Polynomial> Parts) candidate) =>
        ((Parameters >> candidate.Parameter & 1) == 1 ? 0 : 1_000_000_000_000)
        + candidate.Parts.Sum(part => part.Terms * (part.SignOfCoefficients is null ? 10_000L : 1));
}
