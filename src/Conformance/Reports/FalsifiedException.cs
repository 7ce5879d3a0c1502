namespace SpecProofs.Conformance;

/// <summary>A property does not hold in this case.</summary>
/// <remarks>The evidence is worked out when it is first read: a search throws many of these and shows one.</remarks>
public sealed partial class FalsifiedException : Exception
{
    private readonly Lazy<string> _evidence;

    /// <summary>What differs, without an accusation.</summary>
    public FalsifiedException(string evidence)
        : this(accusation: null, () => evidence)
    {
    }

    /// <summary>Who is wrong, and the evidence.</summary>
    /// <param name="accusation">
    /// A sentence without full stop, such as "MyDecoder is not lossless"; null where the statement itself is the headline.
    /// </param>
    /// <param name="evidence">What differs, and on which paths.</param>
    public FalsifiedException(string? accusation, Func<string> evidence) =>
        (Accusation, _evidence) = (accusation, new(() => Or(evidence)));

    /// <summary>A sentence without full stop that says who is wrong; null where the statement itself is the headline.</summary>
    public string? Accusation { get; }

    /// <summary>What differs, and on which paths.</summary>
    public string Evidence => _evidence.Value;

    /// <summary>The instance that a property without parameters is about; null for others, whose arguments say it.</summary>
    public object? Stated { get; init; }

    /// <inheritdoc/>
    public override string Message => Accusation is null ? Evidence : $"{Accusation}\n\n{Evidence}";

    /// <summary>The message alone: where in our code it was thrown helps nobody who reads a counterexample.</summary>
    public override string ToString() => Message;

    /// <summary>A report must not take the run with it, whatever the broken program does while it is being explained.</summary>
    private static string Or(Func<string> evidence)
    {
        try
        {
            return evidence();
        }
        catch (Exception failure)
        {
            return $"the evidence could not be worked out: {failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}";
        }
    }
}
