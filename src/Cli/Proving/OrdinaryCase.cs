extern alias Symbolic;

using System.Reflection;
using Symbolic::SpecProofs.SymbolicProperties;
using SymbolicLevels = Symbolic::SpecProofs.Conformance.Levels;

namespace SpecProofs.Cli;

/// <summary>A rational counterexample in the ordinary property that a symbolic one was compiled from.</summary>
internal static class OrdinaryCase
{
    /// <summary>What the ordinary property says of the counterexample, or why it cannot be asked.</summary>
    public static string Confirm(SymbolicCase @case, Counterexample counterexample)
    {
        var property = Theorems.Catalogue.Properties.Single(property => property.Name == @case.Property.Name);
        try
        {
            var point = counterexample.Point;
            object[] arguments = [.. property.Parameters.Zip(@case.Choices, (type, choice) => Argument(type, choice.Value, @case, point))];
            var target = Activator.CreateInstance(property.Method.DeclaringType!);
            property.Method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            return $"NOT confirmed by the ordinary property: {counterexample.Failure}\n{counterexample.Point}";
        }
        catch (FalsifiedException falsified)
        {
            return $"{falsified.Message}\n{counterexample.Point}";
        }
        catch (NotSupportedException unlike)
        {
            return $"{counterexample.Failure}\n{counterexample.Point}\n(by symbolic code alone: {unlike.Message})";
        }
    }

    private static object Argument(Type type, int value, SymbolicCase @case, Point<Rational> point) => type switch
    {
        _ when type == typeof(GeneratedInstance) => GeneratedInstance.Of(point.Instance(@case.Vocabulary, @case.Horizon)),
        _ when type == typeof(GeneratedRows) => new GeneratedRows([
            GeneratedInstance.WeightsOf(point.Draft("", @case.Vocabulary)),
            GeneratedInstance.WeightsOf(point.Target("", @case.Vocabulary)),
            GeneratedInstance.WeightsOf(point.Row("other", @case.Vocabulary))]),
        _ when type == typeof(Levels) => new Levels([
            .. Enumerable.Range(0, @case.Vocabulary).Select(token => Quarters(point.Level(SymbolicLevels.NameOf(token))))]),
        _ when type == typeof(Lookahead) => new Lookahead(value),
        _ when type == typeof(Drafts) => new Drafts(value),
        _ when type == typeof(bool) => value == 1,
        _ => throw new NotSupportedException($"a generated {type.Name} cannot be any function"),
    };

    private static int Quarters(Rational level) => (level * 4) is { Denominator.IsOne: true } quarters
        ? (int)quarters.Numerator
        : throw new NotSupportedException("generated levels are quarters");
}
