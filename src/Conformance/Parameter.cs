namespace SpecProofs.Conformance;

/// <summary>A parameter of a decoder of one's own, such as a threshold: tried at its small values, then at random ones.</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="Small">Values to combine with every instance of the small world, simplest first; at least one.</param>
/// <typeparam name="T">The type of its values.</typeparam>
public sealed record Parameter<T>(string Name, IReadOnlyList<T> Small)
    where T : notnull
{
    /// <summary>A random value. By default one of the small values.</summary>
    public Func<Random, T> Any { get; init; } = random => Small[random.Next(Small.Count)];

    /// <summary>Simpler values than a given one, the simplest first; none by default. No value may be among its own simpler ones.</summary>
    public Func<T, IEnumerable<T>> Simpler { get; init; } = _ => [];

    /// <summary>The parameter without its type.</summary>
    internal ParameterSource Source => new(
        [.. Small.Select(Of)], random => Of(Any(random)), value => Simpler((T)value.Value).Select(Of));

    private ParameterValue Of(T value) => new(Name, value);
}

/// <summary>A value of a parameter under its name.</summary>
/// <param name="Name">What reports call the parameter.</param>
/// <param name="Value">The value.</param>
internal sealed record ParameterValue(string Name, object Value)
{
    public override string ToString() => $"{Value}";
}

/// <summary>A parameter without its type.</summary>
internal sealed record ParameterSource(
    IReadOnlyList<ParameterValue> Small, Func<Random, ParameterValue> Any, Func<ParameterValue, IEnumerable<ParameterValue>> Simpler);
