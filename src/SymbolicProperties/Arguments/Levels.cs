using System.Collections.Immutable;

namespace SpecProofs.Conformance;

/// <summary>In place of generated levels: any number in [0, 1] for each token.</summary>
public sealed class Levels
{
    private readonly Func<int, Real> _at;
    private readonly Func<int, Distribution<Real>> _row;

    /// <summary>Any numbers: those of the point.</summary>
    public Levels(Point<Real> point) =>
        (_at, _row) = (token => point.Level(NameOf(token)), length => point.Row("levels", length));

    /// <summary>Numbers that a property states, in quarters; tokens beyond them start over.</summary>
    public Levels(ImmutableArray<int> quarters) => (_at, _row) = (
        token => Real.Of(quarters[token % quarters.Length], 4),
        length => Distribution<Real>.Proportional([.. Enumerable.Range(0, length).Select(i => Real.Of(quarters[i % quarters.Length], 4))]));

    /// <summary>The number of a token, in [0, 1].</summary>
    public Real this[int token] => _at(token);

    /// <summary>Any distribution over a number of things.</summary>
    public Distribution<Real> ToRow(int length) => _row(length);

    /// <summary>What a point calls the number of a token.</summary>
    public static string NameOf(int token) => $"level({token})";
}
