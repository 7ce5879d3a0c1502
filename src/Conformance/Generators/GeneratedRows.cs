using System.Collections.Immutable;

namespace SpecProofs.Conformance;

/// <summary>Generated rows over one vocabulary: a draft, a target and a third one.</summary>
/// <param name="Rows">Three rows of weights of equal length.</param>
public sealed record GeneratedRows(ImmutableArray<ImmutableArray<int>> Rows)
{
    /// <summary>Number of tokens, V ≥ 1.</summary>
    public int Vocabulary => Rows[0].Length;

    /// <summary>The draft's distribution p.</summary>
    public Distribution<Rational> Draft => WeightedModel.Distribution(Rows[0]);

    /// <summary>The target's distribution q.</summary>
    public Distribution<Rational> Target => WeightedModel.Distribution(Rows[1]);

    /// <summary>Any other distribution: a fallback, a corner of a triangle.</summary>
    public Distribution<Rational> Other => WeightedModel.Distribution(Rows[2]);

    /// <summary>Simpler rows: fewer tokens, equal rows, lower weights.</summary>
    internal IEnumerable<GeneratedRows> Shrink() =>
    [
        .. Enumerable.Range(0, Rows[0].Length).Where(_ => Rows[0].Length > 1)
            .Select(token => new GeneratedRows([.. Rows.Select(row => row.RemoveAt(token))]))
            .Where(given => given.Rows.All(row => row.Any(weight => weight > 0))),
        .. from i in Enumerable.Range(0, 3)
           from j in Enumerable.Range(0, i)
           where !Rows[i].SequenceEqual(Rows[j])
           select new GeneratedRows(Rows.SetItem(i, Rows[j])),
        .. from i in Enumerable.Range(0, 3)
           from token in Enumerable.Range(0, Rows[i].Length)
           from weight in new[] { 0, 1, Rows[i][token] - 1 }
           where weight >= 0 && weight < Rows[i][token]
           let lower = Rows[i].SetItem(token, weight)
           where lower.Any(w => w > 0)
           select new GeneratedRows(Rows.SetItem(i, lower)),
    ];

    /// <summary>The three distributions as fractions.</summary>
    public override string ToString() => $"{Draft}\n{Target}\n{Other}";
}
