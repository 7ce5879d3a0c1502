namespace SpecProofs.Audit;

/// <summary>The first line that a child writes.</summary>
/// <param name="Form">What it can be asked to do.</param>
/// <param name="Name">What reports call its function.</param>
/// <param name="Client">Client and version: "python 0.1.0".</param>
/// <param name="Sampled">Whether its random numbers cannot be steered.</param>
public sealed record Hello(Form Form, string Name, string Client, bool Sampled)
{
    /// <summary>The version of the protocol that this project speaks.</summary>
    public const int Protocol = 1;
}
