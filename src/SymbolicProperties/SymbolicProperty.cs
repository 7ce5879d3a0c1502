using System.Reflection;

namespace SpecProofs.SymbolicProperties;

/// <summary>A property of the suite over symbolic reals.</summary>
/// <param name="Method">The method, public, on a class with a constructor without parameters.</param>
public sealed record SymbolicProperty(MethodInfo Method)
{
    private static readonly Type[] Known =
    [
        typeof(GeneratedInstance), typeof(GeneratedRows), typeof(Levels), typeof(Damping), typeof(GeneratedRule),
        typeof(Lookahead), typeof(Drafts), typeof(bool),
    ];

    /// <summary>All properties that are about more than one case, without those that are cases of another.</summary>
    public static IReadOnlyList<SymbolicProperty> All { get; } =
    [
        .. from type in typeof(SymbolicProperty).Assembly.GetExportedTypes()
           from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
           where method.GetCustomAttribute<ChecksAttribute>() is { CaseOf: "" } && method.GetParameters().Length > 0
           select new SymbolicProperty(method),
    ];

    /// <summary>Class and method, as the ordinary property is called.</summary>
    public string Name => $"{Method.DeclaringType!.Name}.{Method.Name}";

    /// <summary>The id of the statement that it checks.</summary>
    public string Statement => Method.GetCustomAttribute<ChecksAttribute>()!.Id;

    /// <summary>Whether the property is about models over a horizon.</summary>
    public bool HasHorizon => Has(typeof(GeneratedInstance));

    /// <summary>Whether it is about rows over a vocabulary.</summary>
    public bool HasVocabulary => HasHorizon || Has(typeof(GeneratedRows));

    /// <summary>Why it is not proved although it compiles; null if it can be tried.</summary>
    public string? Obstacle => Method.GetParameters().FirstOrDefault(parameter => !Known.Contains(parameter.ParameterType)) is { } unknown
        ? $"\"{unknown.Name}\" is any {unknown.ParameterType.Name}, of which there are too many cases"
        : null;

    /// <summary>The cases of a size: every lookahead up to T, every number of drafts up to the most, every flag and kind of rule.</summary>
    public IEnumerable<SymbolicCase> Cases(int vocabulary, int horizon, int mostDrafts)
    {
        IEnumerable<IReadOnlyList<Choice>> choices = [[]];
        foreach (var parameter in Method.GetParameters())
        {
            choices =
                from before in choices
                from value in Values(parameter, horizon, mostDrafts)
                select (IReadOnlyList<Choice>)[.. before, value];
        }

        return choices.Select(chosen => new SymbolicCase(this, vocabulary, horizon, chosen));
    }

    private bool Has(Type type) => Method.GetParameters().Any(parameter => parameter.ParameterType == type);

    private static IEnumerable<Choice> Values(ParameterInfo parameter, int horizon, int mostDrafts) => parameter.ParameterType switch
    {
        var type when type == typeof(Lookahead) => Enumerable.Range(1, horizon).Select(tokens => new Choice(tokens, $"γ = {tokens}")),
        var type when type == typeof(Drafts) => Enumerable.Range(1, mostDrafts).Select(count => new Choice(count, $"M = {count}")),
        var type when type == typeof(bool) => [new(0, $"no {parameter.Name}"), new(1, parameter.Name!)],
        var type when type == typeof(GeneratedRule) => Enum.GetValues<RuleKind>().Select(kind => new Choice((int)kind, $"{kind}")),
        _ => [new(0, "")],
    };
}
