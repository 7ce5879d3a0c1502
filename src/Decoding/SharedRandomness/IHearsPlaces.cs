namespace SpecProofs.Decoding;

/// <summary>Chance that is told where the next questions stand in a source that the runtime does not know, so that a report can show it.</summary>
internal interface IHearsPlaces
{
    /// <summary>File and line of the next questions, empty if not known; null where the runtime knows it again.</summary>
    void At(string? place);
}
