using System.Collections.Immutable;

namespace SpecProofs.Proofs;

/// <summary>A statement about one of this library's decoders that is proved step by step for every horizon.</summary>
/// <param name="Statement">The id of the statement.</param>
/// <param name="Decoder">Makes the decoder.</param>
/// <param name="Vocabulary">The number of tokens at which its steps are proved.</param>
/// <param name="Horizon">The number of tokens left that stands for any greater one.</param>
/// <param name="Rejections">Whether E[N_rej] = Σ E_Q TV is proved as well.</param>
/// <param name="Others">
/// For every vocabulary: how many tokens stand for all but the one looked at, by the lemma whose hypothesis docs/proofs.md derives.
/// Else null.
/// </param>
/// <param name="Like">A decoder with fewer draft tokens that each step is compared with; null if the step is looked at as a whole.</param>
public sealed record Certificate(
    string Statement,
    Func<IDecoder<Real>> Decoder,
    int Vocabulary,
    int Horizon,
    bool Rejections = false,
    int? Others = null,
    StepComparison? Like = null)
{
    /// <summary>Proves it.</summary>
    public StepOutcome Prove(ProofBudget? budget = null) =>
        StepProof.Lossless(Decoder, Vocabulary, Horizon, Rejections, budget, Others, Like);
}

/// <summary>What is proved of this library's decoders for every horizon, most of it for every vocabulary.</summary>
/// <remarks>Those for every vocabulary rest on docs/proofs.md: two tokens stand for all others with one or two drafts.</remarks>
public static class Certificates
{
    /// <summary>All of them, in the order of their statements.</summary>
    public static ImmutableArray<Certificate> All { get; } =
    [
        new("A1.law", () => new Autoregressive<Real>(), Vocabulary: 2, Horizon: 2, Others: 1),
        .. Enumerable.Range(1, 3).SelectMany(lookahead => new Certificate[]
        {
            new("T1.law", () => new Speculative<Real>(lookahead), Vocabulary: 3, Horizon: lookahead + 2, Others: 2),
            new("T1.law", () => new Speculative<Real>(lookahead, Bonus: true), Vocabulary: 3, Horizon: lookahead + 2, Others: 2),
        }),
        .. Enumerable.Range(1, 3).Select(lookahead => new Certificate(
            "T1.rejections", () => new Speculative<Real>(lookahead), Vocabulary: 3, Horizon: lookahead + 2, Rejections: true, Others: 2)),
        .. Enumerable.Range(1, 2).Select(lookahead => new Certificate(
            "T3.law", () => new BatchSpeculative<Real>(2, lookahead), Vocabulary: 3, Horizon: lookahead + 2, Others: 2)),
        new("T2.scope", () => new BlockVerification<Real>(2), Vocabulary: 2, Horizon: 4),
        new("T2.scope", () => new BlockVerification<Real>(3), Vocabulary: 2, Horizon: 5,
            Like: new(() => new BlockVerification<Real>(2), Draws: 2)),
    ];
}
