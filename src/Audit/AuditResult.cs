namespace SpecProofs.Audit;

/// <summary>What came of an audit.</summary>
/// <param name="Child">What the child said of itself.</param>
/// <param name="Claims">Each claim with what came of trying it.</param>
/// <param name="Reading">How numbers were read.</param>
/// <param name="Requests">Distinct requests: blocks with their rows.</param>
/// <param name="Runs">Runs of the child.</param>
/// <param name="Elapsed">Time taken.</param>
public sealed record AuditResult(
    Hello Child,
    IReadOnlyList<(AuditClaim Claim, PropertyResult Result)> Claims,
    Reading Reading,
    long Requests,
    long Runs,
    TimeSpan Elapsed)
{
    /// <summary>Whether all claims held.</summary>
    public bool Holds => Claims.All(claim => claim.Result.Holds);

    /// <summary>Whether a claim was falsified.</summary>
    public bool Falsified => Claims.Any(claim => claim.Result.Verdict == Verdict.Falsified);
}
