namespace SpecProofs.Decoding;

/// <summary>Chance that is told where the next questions stand in a source that the runtime does not know, for reports.</summary>
internal interface IHearsPlaces
{
    /// <summary>File and line of the next questions, empty if not known; null where the runtime knows it again.</summary>
    void At(string? place);

    /// <summary>A line of a report that is no question: what a path can be seen again with.</summary>
    void Note(string words, string text);
}
