namespace SpecProofs.Analysis;

/// <summary>The places of a round between which mass moves, for several decoders side by side.</summary>
/// <param name="Decoders">Decoders that differ only in what happens at the first place.</param>
/// <param name="Places">Places in a round; place 0 starts it.</param>
/// <param name="LastRepeats">Whether the last place leads to itself (drafting to the horizon) or to a new round.</param>
internal readonly record struct RoundPlaces(int Decoders, int Places, bool LastRepeats)
{
    /// <summary>A decoder that does the same at every position.</summary>
    public static RoundPlaces Single => new(1, 1, LastRepeats: false);

    /// <summary>Masses a context: one for each place of each decoder.</summary>
    public int Rows => Decoders * Places;

    /// <summary>The places of rounds of a given lookahead. Drafting to the horizon, all places behind the first are the same.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The lookahead is less than 1.</exception>
    public static RoundPlaces Of(int decoders, int lookahead, int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookahead, 1);
        return lookahead >= horizon ? new(decoders, 2, LastRepeats: true) : new(decoders, lookahead, LastRepeats: false);
    }

    /// <summary>Where an accepted token leads.</summary>
    public int Next(int place) => place + 1 < Places ? place + 1 : LastRepeats ? place : 0;
}
