using System.Collections.Immutable;
using SpecProofs.Analysis;
using SpecProofs.Decoding;

namespace SpecProofs.Conformance;

/// <summary>Three generated distributions over one vocabulary.</summary>
/// <param name="Rows">Three rows of weights of equal length.</param>
public sealed record Trio(ImmutableArray<ImmutableArray<int>> Rows)
{
    /// <summary>The first distribution.</summary>
    public Distribution<Rational> First => WeightedModel.Distribution(Rows[0]);

    /// <summary>The second distribution.</summary>
    public Distribution<Rational> Second => WeightedModel.Distribution(Rows[1]);

    /// <summary>The third distribution.</summary>
    public Distribution<Rational> Third => WeightedModel.Distribution(Rows[2]);

    /// <summary>Simpler trios: fewer tokens, equal rows, lower weights.</summary>
    internal IEnumerable<Trio> Shrink() =>
    [
        .. Enumerable.Range(0, Rows[0].Length).Where(_ => Rows[0].Length > 1)
            .Select(token => new Trio([.. Rows.Select(row => row.RemoveAt(token))])).Where(trio => trio.Rows.All(row => row.Any(weight => weight > 0))),
        .. from i in Enumerable.Range(0, 3) from j in Enumerable.Range(0, i) where !Rows[i].SequenceEqual(Rows[j]) select new Trio(Rows.SetItem(i, Rows[j])),
        .. from i in Enumerable.Range(0, 3)
           from token in Enumerable.Range(0, Rows[i].Length)
           from weight in new[] { 0, 1, Rows[i][token] - 1 }
           where weight >= 0 && weight < Rows[i][token]
           let lower = Rows[i].SetItem(token, weight)
           where lower.Any(w => w > 0)
           select new Trio(Rows.SetItem(i, lower)),
    ];

    /// <summary>The three distributions as fractions.</summary>
    public override string ToString() => $"{First}\n{Second}\n{Third}";
}
