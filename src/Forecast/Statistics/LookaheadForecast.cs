using System.Collections.Immutable;

namespace SpecProofs.Forecast;

/// <summary>What decoding costs with one lookahead and one way of verification.</summary>
/// <param name="Verification">How drafts are verified.</param>
/// <param name="Lookahead">γ: draft tokens a round.</param>
/// <param name="TokensACall">Tokens a target call, with a bonus token after γ kept ones.</param>
/// <param name="ConstantRate">What the formula for a constant acceptance rate says of it; only token by token.</param>
/// <param name="SpeedUps">How many times faster than plain decoding, for each cost: tokens a call over 1 + γ·c.</param>
public sealed record LookaheadForecast(
    Verification Verification, int Lookahead, Estimated TokensACall, double? ConstantRate, ImmutableArray<Estimated> SpeedUps);
