namespace SpecProofs.Cli;

/// <summary>What to report about an instance.</summary>
internal sealed record InstanceRequest
{
    /// <summary>The default numbers of drafts.</summary>
    public static IReadOnlyList<int> DefaultBatch { get; } = [1, 2, 4, 8];

    /// <summary>The default amounts of over-acceptance: those of the paper's Table 1.</summary>
    public static IReadOnlyList<Rational> DefaultEpsilons { get; } =
        [Rational.Of(1, 10), Rational.Of(1, 5), Rational.Of(2, 5), Rational.Of(4, 5)];

    /// <summary>Numbers of drafts M.</summary>
    public IReadOnlyList<int> Batch { get; init; } = DefaultBatch;

    /// <summary>Amounts of over-acceptance ε.</summary>
    public IReadOnlyList<Rational> Epsilons { get; init; } = DefaultEpsilons;

    /// <summary>The budget of a recursion in rational numbers.</summary>
    public ExactBudget Budget { get; init; } = ExactBudget.Default;

    /// <summary>γ of the decoders that are simulated or whose law is computed.</summary>
    public int Lookahead { get; init; } = int.MaxValue;

    /// <summary>Whether speculative decoding draws a bonus token in them.</summary>
    public bool Bonus { get; init; }

    /// <summary>How many runs to simulate; null for none.</summary>
    public long? Runs { get; init; }

    /// <summary>Seed of the simulation.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether to compute full output laws.</summary>
    public bool Law { get; init; }

    /// <summary>Which verification rules to compare; null for none.</summary>
    public RulesRequest? Rules { get; init; }

    /// <summary>All four algorithms, batch decoding with each number of drafts.</summary>
    public IEnumerable<IDecoder<Rational>> Decoders =>
    [
        new Autoregressive<Rational>(),
        new Speculative<Rational>(Lookahead, Bonus),
        new RejectionBased<Rational>(Rule<Rational>.Lossless, Lookahead),
        .. Batch.Order().Select(drafts => new BatchSpeculative<Rational>(drafts, Lookahead)),
    ];
}

/// <summary>What to compare of verification rules.</summary>
/// <param name="Drafts">Numbers of drafts M ≥ 2.</param>
/// <param name="Lookaheads">Lookaheads γ ≥ 1.</param>
/// <param name="Costs">Costs c of a draft token, in target calls.</param>
internal sealed record RulesRequest(IReadOnlyList<int> Drafts, IReadOnlyList<int> Lookaheads, IReadOnlyList<Rational> Costs)
{
    /// <summary>The numbers of drafts that are compared by default.</summary>
    public static IReadOnlyList<int> DefaultDrafts { get; } = [2, 4];

    /// <summary>The lookaheads that are compared by default.</summary>
    public static IReadOnlyList<int> DefaultLookaheads { get; } = [4, 8];
}
