using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;

namespace SpecProofs.Conformance;

/// <summary>Statements and the properties that check them, collected from the assemblies that state them.</summary>
/// <remarks>
/// Open: any assembly can state theorems of its own with <see cref="StatementAttribute"/>. Statements are ordered by family and,
/// within one, after those that they build on.
/// </remarks>
public sealed partial class Catalogue
{
    private static readonly ConcurrentDictionary<Assembly, Catalogue> Collected = [];
    private static readonly ImmutableArray<string> Families = ["A", "T", "P", "TAB", "L", "X", "E", "N", "S"];

    private readonly Dictionary<string, Statement> _byId;

    /// <summary>What some types state and check.</summary>
    /// <exception cref="ArgumentException">As <see cref="Of"/>.</exception>
    internal Catalogue(IReadOnlyCollection<Type> types)
    {
        _byId = [];
        foreach (var statement in types.SelectMany(type => type.GetCustomAttributes<StatementAttribute>(), (_, stated) => stated.Statement))
        {
            if (!Ids().IsMatch(statement.Id))
            {
                throw new ArgumentException($"\"{statement.Id}\" is not an id: write a family, a dot and a name, such as T1.law");
            }

            if (!_byId.TryAdd(statement.Id, statement))
            {
                throw new ArgumentException($"{statement.Id} is stated twice");
            }
        }

        var steps = _byId.Values.SelectMany(statement => statement.After, (statement, id) => (statement.Id, After: id));
        if (steps.FirstOrDefault(step => !_byId.ContainsKey(step.After)) is { Id: not null } missing)
        {
            throw new ArgumentException($"{missing.Id} builds on {missing.After}, which nobody states");
        }

        if (_byId.Values.FirstOrDefault(BuildsOnItself) is { } circular)
        {
            throw new ArgumentException($"{circular.Id} builds on itself");
        }

        foreach (var statement in _byId.Values.ToList())
        {
            _byId[statement.Id] = statement with { Depth = Depth(statement) };
        }

        Statements =
        [
            .. _byId.Values
                .OrderBy(statement => OrderOf(statement.Family))
                .ThenBy(statement => statement.Depth)
                .ThenBy(statement => statement.Id, StringComparer.Ordinal)
                .Select((statement, place) => statement with { Place = place }),
        ];
        foreach (var statement in Statements)
        {
            _byId[statement.Id] = statement;
        }

        Properties =
        [
            .. from type in types
               from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
               let mark = method.GetCustomAttribute<ChecksAttribute>()
               where mark is not null
               let statement = Find(mark.Id)
               orderby statement.Place, method.Name, type.FullName
               select new StatedProperty(statement, mark, method),
        ];
    }

    /// <summary>All statements.</summary>
    public IReadOnlyList<Statement> Statements { get; }

    /// <summary>All properties of the assemblies, in the order of their statements.</summary>
    public IReadOnlyList<StatedProperty> Properties { get; }

    /// <summary>What some assemblies state and check.</summary>
    /// <exception cref="ArgumentException">
    /// An id is malformed or stated twice, or a statement or property refers to one that nobody states.
    /// </exception>
    public static Catalogue Of(params IEnumerable<Assembly> assemblies) =>
        new([.. assemblies.Distinct().SelectMany(assembly => assembly.GetExportedTypes())]);

    /// <summary>What an assembly can refer to: its own statements, and those of the assemblies that it uses.</summary>
    /// <exception cref="ArgumentException">As <see cref="Of"/>.</exception>
    public static Catalogue Known(Assembly assembly) => Collected.GetOrAdd(assembly, static known => Of(
        known.GetReferencedAssemblies()
            .Where(name => !name.Name!.StartsWith("System.", StringComparison.Ordinal))
            .Select(Assembly.Load)
            .Where(used => used.GetReferencedAssemblies().Any(name => name.Name == typeof(Catalogue).Assembly.GetName().Name))
            .Append(known)));

    /// <summary>The statement with this id.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Statement Find(string id) => _byId.GetValueOrDefault(id)
        ?? throw new ArgumentException(
            $"there is no statement \"{id}\"; the ids are "
            + string.Join(", ", (Statements ?? [.. _byId.Values]).Select(statement => statement.Id)));

    /// <summary>The properties that check some statements.</summary>
    public IReadOnlyList<StatedProperty> PropertiesOf(IReadOnlyCollection<Statement> statements) =>
        [.. Properties.Where(property => statements.Contains(property.Statement))];

    private bool BuildsOnItself(Statement statement)
    {
        HashSet<string> below = [];
        var next = new Stack<string>(statement.After);
        while (next.TryPop(out var id))
        {
            if (below.Add(id))
            {
                Array.ForEach([.. _byId[id].After], next.Push);
            }
        }

        return below.Contains(statement.Id);
    }

    /// <summary>The longest chain of statements that this one builds on.</summary>
    private int Depth(Statement statement) => statement.After.Select(id => 1 + Depth(_byId[id])).DefaultIfEmpty().Max();

    /// <summary>The paper's families first, in the paper's order, then any others by name.</summary>
    private static (int Known, string Letters, int Number) OrderOf(string family)
    {
        var letters = family.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var known = Families.IndexOf(letters);
        return (known < 0 ? Families.Length : known, letters, int.TryParse(family[letters.Length..], out var number) ? number : 0);
    }

    [GeneratedRegex(@"^[A-Z][A-Z0-9]*\.[A-Za-z][A-Za-z0-9]*$", RegexOptions.None, 1000)]
    private static partial Regex Ids();
}
