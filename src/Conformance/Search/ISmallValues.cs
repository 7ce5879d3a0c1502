namespace SpecProofs.Conformance;

/// <summary>A parameter type of one's own that has a few values for the small world.</summary>
/// <remarks>A property with a parameter of another type, and with <see cref="ChecksAttribute.SmallWorld"/>, is an error.</remarks>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ISmallValues<TSelf>
    where TSelf : ISmallValues<TSelf>
{
    /// <summary>The values to combine with every instance of the small world, simplest first.</summary>
    static abstract IEnumerable<TSelf> Small { get; }
}
