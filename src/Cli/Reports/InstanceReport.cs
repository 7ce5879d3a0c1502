namespace SpecProofs.Cli;

/// <summary>The whole report of <c>instance</c>, computed before the first line is printed.</summary>
/// <param name="Path">The file.</param>
/// <param name="File">What it holds.</param>
/// <param name="Budget">The budget of a recursion in rational numbers.</param>
/// <param name="TotalVariation">E_Q TV(p_n, q_n) at each position.</param>
/// <param name="Batch">E[N_rej] of batch speculative decoding for some numbers of drafts.</param>
/// <param name="BatchLimit">Its limit.</param>
/// <param name="OverAcceptance">Over-acceptance, for some ε.</param>
internal sealed record InstanceReport(
    string Path,
    InstanceFile File,
    ExactBudget Budget,
    IReadOnlyList<Enclosure> TotalVariation,
    IReadOnlyList<(int Drafts, Enclosure Rejections)> Batch,
    Enclosure BatchLimit,
    IReadOnlyList<LossyDecoding> OverAcceptance)
{
    /// <summary>E[N_rej] of speculative decoding without bonus (Theorem 1).</summary>
    public Enclosure Rejections { get; } = Enclosure.Sum(TotalVariation);

    /// <summary>No lossless member of rejection-based decoding rejects less often: Σ E_Q TV (Theorem 2).</summary>
    public Enclosure Bound => Rejections;

    /// <summary>E[rounds], drafting to the horizon.</summary>
    public Enclosure Rounds { get; } = Enclosure.Sum(TotalVariation.SkipLast(1).Append(Enclosure.Of(Rational.One)));

    /// <summary>Tokens per target call: T / E[rounds].</summary>
    public Enclosure SpeedUp => Rounds.Divide(File.Instance.Horizon);

    /// <summary>Simulated rejections and rounds, if requested.</summary>
    public SimulatedRuns? Simulated { get; init; }

    /// <summary>Output laws, if requested.</summary>
    public OutputLaws? Law { get; init; }

    public static InstanceReport Of(string path, InstanceRequest request)
    {
        var file = InstanceFile.Read(path);
        var instance = file.Instance;
        var laws = request.Law ? OutputLaws.Of(path, instance, request.Decoders) : null;
        var batch = Enclosures.BatchAndLimit(instance, request.Batch, request.Budget);
        var report = new InstanceReport(
            path,
            file,
            request.Budget,
            Enclosures.TotalVariation(instance, request.Budget),
            [.. request.Batch.Zip(batch)],
            batch[^1],
            [.. request.Epsilons.AsParallel().AsOrdered().SelectMany(epsilon => LossyDecoding.Both(instance, epsilon, request.Budget))])
        {
            Law = laws,
        };
        return request.Runs is { } runs ? report with { Simulated = SimulatedRuns.Of(report, request, runs) } : report;
    }
}
