using System.Collections.Immutable;

namespace SpecProofs.Audit;

/// <summary>Sums over runs of a round: how often each first token came, and each pair of first two.</summary>
/// <remarks>
/// A round that wrote one token is completed by the target: each second token counts with its probability. A lossless round followed by
/// the target has the target's law, whatever the round does.
/// </remarks>
/// <param name="instance">The instance.</param>
internal sealed class SampledText(Instance<Rational> instance)
{
    private readonly double[][] _target =
    [
        .. Enumerable.Range(0, instance.Vocabulary)
            .Select(token => Doubles(instance.Start.After(token).Target)),
    ];

    /// <summary>The target's law of the first token.</summary>
    public double[] FirstLaw { get; } = Doubles(instance.Start.Target);

    /// <summary>The target's law of the first two tokens, x·V + y for x and then y.</summary>
    public double[] PairLaw => [.. FirstLaw.SelectMany((mass, token) => _target[token].Select(next => mass * next))];

    /// <summary>Runs by first token.</summary>
    public double[] First { get; } = new double[instance.Vocabulary];

    /// <summary>Runs by first two tokens.</summary>
    public double[] Pairs { get; } = new double[instance.Vocabulary * instance.Vocabulary];

    /// <summary>Runs.</summary>
    public long Runs { get; private set; }

    /// <summary>Adds runs of one outcome.</summary>
    public void Add(ImmutableArray<int> tokens, long count)
    {
        Runs += count;
        First[tokens[0]] += count;
        var row = tokens[0] * instance.Vocabulary;
        if (tokens.Length > 1)
        {
            Pairs[row + tokens[1]] += count;
            return;
        }

        for (var token = 0; token < instance.Vocabulary; token++)
        {
            Pairs[row + token] += count * _target[tokens[0]][token];
        }
    }

    private static double[] Doubles(Distribution<Rational> row) => [.. row.Masses.ToArray().Select(mass => (double)mass)];
}
