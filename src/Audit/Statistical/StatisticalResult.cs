namespace SpecProofs.Audit;

/// <summary>What came of a statistical audit.</summary>
/// <param name="Departure">The first law that is not the target's; null if none was found.</param>
/// <param name="Instances">Instances tried.</param>
/// <param name="Runs">Runs of the child.</param>
/// <param name="FalseAlarm">The probability that a lossless child is accused.</param>
/// <param name="Miss">The probability that a child is not accused whose law is at least as far from the target's as stated.</param>
/// <param name="DetectsFirst">That distance for the law of the first token, on every instance.</param>
/// <param name="DetectsPair">The same for the law of the first two tokens, on the instances with few tokens.</param>
/// <param name="Elapsed">Time taken.</param>
public sealed record StatisticalResult(
    Departure? Departure,
    int Instances,
    long Runs,
    double FalseAlarm,
    double Miss,
    double DetectsFirst,
    double DetectsPair,
    TimeSpan Elapsed);

/// <summary>A law that is not the target's.</summary>
/// <param name="Given">The instance.</param>
/// <param name="Lookahead">The lookahead.</param>
/// <param name="Runs">Runs on it.</param>
/// <param name="Tokens">The tokens whose frequency is farthest from what it should be: one or two.</param>
/// <param name="Frequency">Their frequency.</param>
/// <param name="Expected">What it should be.</param>
/// <param name="Distance">The total variation between frequencies and law.</param>
/// <param name="Limit">The largest that would have passed.</param>
public sealed record Departure(
    GeneratedInstance Given,
    Lookahead Lookahead,
    long Runs,
    Tokens Tokens,
    double Frequency,
    double Expected,
    double Distance,
    double Limit);
