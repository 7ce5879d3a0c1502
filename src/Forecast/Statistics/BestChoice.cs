namespace SpecProofs.Forecast;

/// <summary>The fastest of all choices at one cost, and how sure that is.</summary>
/// <param name="Cost">c: what a draft token costs in target calls.</param>
/// <param name="Verification">How drafts are verified.</param>
/// <param name="Lookahead">γ; 0 if plain decoding is fastest.</param>
/// <param name="SpeedUp">Its speed-up.</param>
/// <param name="Share">The share of resampled corpora in which this choice is the fastest too.</param>
/// <param name="RunnerUp">The choice that wins most of the others, with its share; null if there is none.</param>
/// <param name="ConstantRateLookahead">The lookahead that the formula for a constant rate would choose.</param>
public sealed record BestChoice(
    double Cost,
    Verification Verification,
    int Lookahead,
    Estimated SpeedUp,
    double Share,
    (Verification Verification, int Lookahead, double Share)? RunnerUp,
    int ConstantRateLookahead);
