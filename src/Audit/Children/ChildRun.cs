using System.Collections.Immutable;

namespace SpecProofs.Audit;

/// <summary>One run of a child: what it asked, and what came out.</summary>
/// <param name="Asked">The questions in order.</param>
/// <param name="Rounds">What it wrote, a round each; empty if it failed.</param>
/// <param name="Error">What went wrong in the child, with the place; null if nothing did.</param>
internal sealed record ChildRun(ImmutableArray<Asked> Asked, ImmutableArray<WrittenRound> Rounds, string? Error);

/// <summary>The tokens that a child wrote in a round.</summary>
/// <param name="Tokens">All tokens, in order.</param>
/// <param name="Kept">How many of the first ones were drafts; null if the child does not say.</param>
/// <param name="Reported">The child's own counter of accepted drafts.</param>
internal sealed record WrittenRound(ImmutableArray<int> Tokens, int? Kept, int Reported);
