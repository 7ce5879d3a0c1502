using SpecProofs.Properties;

namespace SpecProofs.SymbolicProperties;

/// <summary>
/// Properties that say of a decoder just what a proof by steps says: that its output law is Q, or that E[N_rej] = Σ E_Q TV as well.
/// </summary>
internal static class StepwiseProperties
{
    private static readonly Dictionary<string, Func<IReadOnlyList<Choice>, (Func<IDecoder<Real>> Decoder, bool Rejections)>> Known = new()
    {
        [NameOf<Algorithms_Agree>(nameof(Algorithms_Agree.Autoregressive_decoding_has_the_target_law))] =
            _ => (() => new Autoregressive<Real>(), false),
        [NameOf<Theorem1_OutputLaw>(nameof(Theorem1_OutputLaw.Output_law_is_the_target_law))] =
            at => (() => new Speculative<Real>(at[1].Value, at[2].Value == 1), false),
        [NameOf<Theorem1_Rejections>(nameof(Theorem1_Rejections.Expected_rejections_are_the_summed_total_variation))] =
            at => (() => new Speculative<Real>(at[1].Value), true),
        [NameOf<Theorem3_OutputLaw>(nameof(Theorem3_OutputLaw.Output_law_is_the_target_law))] =
            at => (() => new BatchSpeculative<Real>(at[1].Value), false),
        [NameOf<Theorem3_Rejections>(nameof(Theorem3_Rejections.Any_lookahead_keeps_the_target_law))] =
            at => (() => new BatchSpeculative<Real>(at[1].Value, at[2].Value), false),
    };

    /// <summary>What comes of the steps of a case; null if its property says something else.</summary>
    public static StepOutcome? Of(SymbolicCase @case, ProofBudget budget)
    {
        if (!Known.TryGetValue(@case.Property.Name, out var said))
        {
            return null;
        }

        var (decoder, rejections) = said(@case.Choices);
        return StepProof.Lossless(decoder, @case.Vocabulary, @case.Horizon, rejections, budget);
    }

    private static string NameOf<T>(string method) => $"{typeof(T).Name}.{method}";
}
