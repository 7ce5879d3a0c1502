using System.Reflection;

namespace SpecProofs.SymbolicProperties;

/// <summary>What one argument of a case is, besides what is symbolic about it.</summary>
/// <param name="Value">γ, M, whether a flag is set, the kind of a rule; 0 for an argument that is symbolic throughout.</param>
/// <param name="Words"><c>γ = 2</c>; empty for an argument that is symbolic throughout.</param>
public readonly record struct Choice(int Value, string Words);

/// <summary>A property at a size: all that is left open is real numbers.</summary>
/// <param name="Property">The property.</param>
/// <param name="Vocabulary">V.</param>
/// <param name="Horizon">T.</param>
/// <param name="Choices">One for each parameter of the property.</param>
public sealed record SymbolicCase(SymbolicProperty Property, int Vocabulary, int Horizon, IReadOnlyList<Choice> Choices)
{
    /// <summary>
    /// Proves or refutes the property: step by step where that says as much, for it needs fewer cells; else as it stands.
    /// </summary>
    public Outcome Prove(ProofBudget budget) =>
        Horizon > 1 && StepwiseProperties.Of(this, budget) is StepOutcome.Proved { Cells: var cells }
            ? new Outcome.Proved(cells, cells, default)
            : Proof.ForAll(Check, budget);

    /// <summary>Runs the property at the numbers of a point.</summary>
    /// <exception cref="CheckFailedException">It fails there.</exception>
    public void Check(Point<Real> point)
    {
        var method = Property.Method;
        var types = method.GetParameters().Select(parameter => parameter.ParameterType);
        object[] arguments = [.. types.Zip(Choices, (type, choice) => Argument(type, choice.Value, point))];
        method.Invoke(Activator.CreateInstance(method.DeclaringType!), BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }

    /// <summary><c>γ = 2, no bonus</c>.</summary>
    public override string ToString() => string.Join(", ", Choices.Select(choice => choice.Words).Where(words => words.Length > 0));

    private object Argument(Type type, int value, Point<Real> point) => type switch
    {
        _ when type == typeof(GeneratedInstance) => new GeneratedInstance(point, Vocabulary, Horizon),
        _ when type == typeof(GeneratedRows) => new GeneratedRows(point, Vocabulary),
        _ when type == typeof(Levels) => new Levels(point),
        _ when type == typeof(Damping) => Damping.OfHistory(point),
        _ when type == typeof(GeneratedRule) =>
            new GeneratedRule(Damping.OfPrefix(point), Damping.Masses(point, Vocabulary), (RuleKind)value),
        _ when type == typeof(Lookahead) => new Lookahead(value),
        _ when type == typeof(Drafts) => new Drafts(value),
        _ when type == typeof(bool) => value == 1,
        _ => throw new ArgumentException($"{Property.Name}: {Property.Obstacle}"),
    };
}
