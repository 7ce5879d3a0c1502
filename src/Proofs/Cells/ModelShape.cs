namespace SpecProofs.Proofs;

/// <summary>What the rows of an instance may depend on.</summary>
public enum ModelShape
{
    /// <summary>The whole prefix: every context has rows of its own.</summary>
    HistoryDependent,

    /// <summary>The last token: a Markov chain.</summary>
    Markov,

    /// <summary>Nothing: every token is drawn from the same rows.</summary>
    Iid,
}
