using System.Reflection;

namespace SpecProofs.Conformance;

/// <summary>A method that checks a statement.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Mark">How the method is to be tried.</param>
/// <param name="Method">The method: public, on a class with a constructor without parameters unless a target is given.</param>
public sealed record StatedProperty(Statement Statement, ChecksAttribute Mark, MethodInfo Method)
{
    /// <summary>The object that has the method; null for a new one.</summary>
    public object? Target { get; init; }

    /// <summary>Class and method: <c>Theorem1_OutputLaw.Output_law_is_the_target_law</c>.</summary>
    public string Name => $"{Method.DeclaringType!.Name}.{Method.Name}";

    /// <summary>What the method asks for.</summary>
    public IReadOnlyList<Type> Parameters { get; } = [.. Method.GetParameters().Select(parameter => parameter.ParameterType)];

    /// <summary>Whether the method is about one stated instance, so that there is nothing to generate.</summary>
    public bool IsPinned => Parameters.Count == 0;

    /// <summary>Whether the method states a false reading and searches for its refutation: then it holds if it finds one.</summary>
    public bool IsSearch => Statement.IsFalseReading && !IsPinned;

    /// <summary>The property that a marked method is.</summary>
    /// <exception cref="ArgumentException">It is not marked, or nobody states what it checks.</exception>
    public static StatedProperty Of(MethodInfo method) => method.GetCustomAttribute<ChecksAttribute>() is { } mark
        ? new(Catalogue.Known(method.DeclaringType!.Assembly).Find(mark.Id), mark, method)
        : throw new ArgumentException($"{method.Name} is not marked as a property");
}
