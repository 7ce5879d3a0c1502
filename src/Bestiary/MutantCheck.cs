namespace SpecProofs.Bestiary;

/// <summary>
/// What a mutant's statement says of it, tried on the suite's ordinary random cases; without shrinking: only the first case that shows the
/// defect matters.
/// </summary>
/// <remarks>The cases are those that <see cref="PropertyRunner"/> tries with the same seed.</remarks>
internal sealed class MutantCheck(Mutant mutant)
{
    /// <summary>The check as a property of the mutant's statement.</summary>
    public static StatedProperty PropertyOf(Mutant mutant) => new(
        new(mutant.Statement, "the output law is the target's, and a lossless decoder pays its price", string.Empty, mutant.Source),
        new(mutant.Statement),
        typeof(MutantCheck).GetMethod(nameof(Holds))!)
    { Target = new MutantCheck(mutant) };

    /// <summary>The number of the first random case that falsifies the property; null if none of them does.</summary>
    public static long? FirstCaught(Mutant mutant, int cases, ulong seed)
    {
        var result = PropertyRunner.Run(PropertyOf(mutant), new RunOptions(cases, seed, Shrink: false));
        return result.Case switch
        {
            null => null,
            { IsFault: true } fault =>
                throw new InvalidOperationException($"{mutant.Name} fails instead of being falsified: {fault.Headline}"),
            _ => result.RandomCases,
        };
    }

    /// <summary>The output law is the target's, and a lossless mutant rejects as its price says.</summary>
    public void Holds(GeneratedInstance given, Lookahead lookahead, Drafts drafts)
    {
        if (mutant.Lossless)
        {
            _ = Extra(given, lookahead, drafts, ExpectedRejections.Speculative(mutant.Expected(given)));
        }
        else
        {
            ExpectTarget(ExactLaw.Of(mutant.Decoder(lookahead, drafts), given.Instance), given, lookahead, drafts);
            Expect.That(
                !mutant.Reports || !Misreports(mutant.Decoder(lookahead, drafts), given),
                () => Words("the reported number is not that of the kept draft tokens", given, lookahead, drafts));
        }
    }

    /// <summary>Whether the number that a decoder reports is on some path not that of the draft tokens that it kept.</summary>
    public static bool Misreports(IDecoder<Rational> decoder, GeneratedInstance given) =>
        ExactLaw.OfTranscripts(decoder, given.Instance).Outcomes.Any(run => run.Reported != run.Kept);

    /// <summary>The same for a lossless mutant where Σ E_Q TV is known already.</summary>
    /// <returns>E[N_rej] − Σ E_Q TV.</returns>
    public Rational Extra(GeneratedInstance given, Lookahead lookahead, Drafts drafts, Rational bound)
    {
        var runs = ExactLaw.OfTranscripts(mutant.Decoder(lookahead, drafts), given.Instance);
        ExpectTarget(runs.Select(run => run.Tokens), given, lookahead, drafts);
        Expect.That(
            !mutant.Reports || runs.Outcomes.All(run => run.Reported == run.Kept),
            () => Words("the reported number is not that of the kept draft tokens", given, lookahead, drafts));
        var extra = runs.Expectation(run => run.Rejections) - bound;
        Expect.That(
            mutant.Price switch { Price.Same => extra == 0, Price.More => extra >= 0, Price.Fewer => extra <= 0, _ => true },
            () => Words($"E[N_rej] is Σ E_Q TV and {extra} more", given, lookahead, drafts));
        return extra;
    }

    private void ExpectTarget(Law<Tokens, Rational> output, GeneratedInstance given, Lookahead lookahead, Drafts drafts) =>
        Expect.That(
            output.Equals(mutant.ExpectedLaw(given)),
            () => Words($"the output law is not that of {mutant.Reference?.Words ?? "the target"}", given, lookahead, drafts));

    private string Words(string what, GeneratedInstance given, Lookahead lookahead, Drafts drafts) =>
        $"{what}: {mutant.Decoder(lookahead, drafts)}\n{given}";
}
