namespace SpecProofs.Conformance;

/// <summary>A case in which a property does not hold, or in which the program failed.</summary>
/// <param name="Property">The property.</param>
/// <param name="Arguments">The arguments of its method; none for a stated instance.</param>
/// <param name="Why">A <see cref="FalsifiedException"/>, or whatever else was thrown.</param>
/// <param name="Found">How it was found, and whether smaller cases were excluded.</param>
/// <param name="Options">Number of cases and seed of the search.</param>
public sealed record FailingCase(StatedProperty Property, IReadOnlyList<object> Arguments, Exception Why, string Found, RunOptions Options)
{
    /// <summary>A decoder with random numbers of its own has to do the same so often to be accused.</summary>
    private const int Repetitions = 2;

    /// <summary>
    /// Whether the program failed, which says nothing about the statement: an exception, a budget, choices that differ between runs.
    /// </summary>
    public bool IsFault => Why is not FalsifiedException;

    /// <summary>Who is wrong, in a line.</summary>
    public string Headline => Report.Headline(Property, Arguments, Why);

    /// <summary>Headline and instance: enough to recognise the case.</summary>
    public string Summary => Report.Summary(Property, Arguments, Why);

    /// <summary>The command or variables that find the case again.</summary>
    public string Replay => Report.Replay(Property, Options);

    /// <summary>
    /// The choices of the decoder in this case as an SVG document, the wrong branch marked; null where the case is about no decoder, or its
    /// tree is too large.
    /// </summary>
    public string? Picture => (Why as FalsifiedException)?.Tree?.ToSvg([.. Summary.TrimEnd().Split('\n').Where(line => line.Length > 0)]);

    /// <summary>
    /// This case; or, where the same arguments do not fail again with the same evidence, a fault: the program keeps state of its own.
    /// </summary>
    /// <param name="again">What is thrown when the case is tried once more, by number from 0; null if nothing is.</param>
    internal FailingCase Repeated(Func<int, Exception?> again) =>
        Why is FalsifiedException falsified
        && Enumerable.Range(0, Repetitions).Any(i => (again(i) as FalsifiedException)?.Evidence != falsified.Evidence)
            ? this with { Why = new NotReproducibleException() }
            : this;

    /// <summary>The whole report: headline, instance, what differs, paths, how it was found and how to see it again.</summary>
    public override string ToString() => Report.Of(Property, Arguments, Why, Found, Options);
}
