namespace SpecProofs.Analysis;

/// <summary>The closed forms of one instance, exact as far as a budget allows.</summary>
/// <param name="Horizon">T.</param>
/// <param name="TotalVariation">E_Q TV(p_n, q_n) at each position.</param>
/// <param name="Batch">E[N_rej] of batch speculative decoding for some numbers of drafts.</param>
/// <param name="BatchLimit">Its limit for M → ∞.</param>
/// <param name="OverAcceptance">Over-acceptance, for some ε.</param>
public sealed record InstanceClosedForms(
    int Horizon,
    IReadOnlyList<Enclosure> TotalVariation,
    IReadOnlyList<(int Drafts, Enclosure Rejections)> Batch,
    Enclosure BatchLimit,
    IReadOnlyList<LossyDecoding> OverAcceptance)
{
    /// <summary>E[N_rej] of speculative decoding without bonus (Theorem 1).</summary>
    public Enclosure Rejections { get; } = Enclosure.Sum(TotalVariation);

    /// <summary>The bound of Theorem 2, Σ E_Q TV: no lossless member of rejection-based decoding rejects less often.</summary>
    public Enclosure Bound => Rejections;

    /// <summary>
    /// The probability, at each position, of a rejection after which the text goes on: <see cref="TotalVariation"/> without end tokens.
    /// </summary>
    public IReadOnlyList<Enclosure> Interruptions { get; init; } = TotalVariation;

    /// <summary>E[length] of a text: T without end tokens.</summary>
    public Enclosure Length { get; init; } = Enclosure.Of(Horizon);

    /// <summary>E[rounds], drafting to the horizon.</summary>
    public Enclosure Rounds => Enclosure.Sum(Interruptions.SkipLast(1).Append(Enclosure.Of(Rational.One)));

    /// <summary>Tokens a target call: E[length] / E[rounds].</summary>
    public Enclosure SpeedUp => Rounds.Divide(Length);

    /// <summary>All numbers except sums of others.</summary>
    public IEnumerable<Enclosure> Values =>
        TotalVariation.Append(SpeedUp).Concat(Batch.Select(batch => batch.Rejections)).Append(BatchLimit)
            .Concat(OverAcceptance.SelectMany(lossy => lossy.Rejections.Concat(lossy.Loss)));

    /// <summary>The closed forms for some numbers of drafts and some ε.</summary>
    public static InstanceClosedForms Of(
        Instance<Rational> instance, IReadOnlyList<int> drafts, IReadOnlyList<Rational> epsilons, ExactBudget budget)
    {
        var batch = Enclosures.BatchAndLimit(instance, drafts, budget);
        var forms = new InstanceClosedForms(
            instance.Horizon,
            Enclosures.TotalVariation(instance, budget),
            [.. drafts.Zip(batch)],
            batch[^1],
            [.. epsilons.AsParallel().AsOrdered().SelectMany(epsilon => LossyDecoding.Both(instance, epsilon, budget))]);
        return instance.EndTokens.IsEmpty ? forms : forms with
        {
            Interruptions = Enclosures.Interruptions(instance, budget),
            Length = Enclosures.Length(instance, budget),
        };
    }
}
