namespace SpecProofs.Conformance;

/// <summary>In place of generated rows: any three rows over V tokens.</summary>
public sealed class GeneratedRows(Point<Real> point, int vocabulary)
{
    /// <summary>Number of tokens, V ≥ 1.</summary>
    public int Vocabulary => vocabulary;

    /// <summary>The draft's distribution p.</summary>
    public Distribution<Real> Draft => point.Draft("", vocabulary);

    /// <summary>The target's distribution q.</summary>
    public Distribution<Real> Target
    {
        get
        {
            // The draft first: then the two rows are chosen together.
            _ = Draft;
            return point.Target("", vocabulary);
        }
    }

    /// <summary>Any other distribution: a fallback, a corner of a triangle.</summary>
    public Distribution<Real> Other => point.Row("other", vocabulary);
}
