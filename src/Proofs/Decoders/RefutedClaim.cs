using SpecProofs.Conformance;

namespace SpecProofs.Proofs;

/// <summary>What an author is told of a claim that fails on a cell: the case at one of its points, as in any report.</summary>
internal static class RefutedClaim
{
    /// <summary>
    /// The claim is broken, as <see cref="FalsifiedException"/>; or the decoder failed, which says nothing about the claim.
    /// </summary>
    public static Exception Of(Claim claim, IDecoder<Real> decoder, Counterexample found, Instance<Rational> instance, string knobs)
    {
        var name = DecoderName.AsSubject(decoder);
        var @case = $"  instance  {Words(instance, found).Replace("\n", "\n            ", StringComparison.Ordinal)}{knobs}";
        return found.Thrown is CheckFailedException
            ? new FalsifiedException(
                $"{name} {claim.Denial} ({claim.Id})",
                () => $"{@case}\n\n  {found.Failure}\n\n  found     on symbolic numbers, and again at this instance")
            : new UnprovedException($"{name} failed: {Fault.Headline(found.Thrown)} ({claim.Id})\n\n{@case}\n\n  "
                + Fault.Evidence(found.Thrown).Replace("\n", "\n  ", StringComparison.Ordinal));
    }

    private static string Words(Instance<Rational> instance, Counterexample found)
    {
        try
        {
            return $"{GeneratedInstance.Of(instance)}";
        }
        catch (NotSupportedException)
        {
            return $"V = {instance.Vocabulary}, T = {instance.Horizon}\n{found.Point}";
        }
    }
}
