using System.Collections.Immutable;

namespace SpecProofs.Conformance;

/// <summary>In place of a generated instance: every instance of a size, each prefix with rows of its own.</summary>
public sealed class GeneratedInstance(Point<Real> point, int vocabulary, int horizon)
{
    /// <summary>The draft model p.</summary>
    public WeightedModel Draft => new(Instance.Draft);

    /// <summary>The target model q.</summary>
    public WeightedModel Target => new(Instance.Target);

    /// <summary>Number of tokens to decode, T ≥ 1.</summary>
    public int Horizon => horizon;

    /// <summary>Number of tokens, V ≥ 1.</summary>
    public int Vocabulary => vocabulary;

    /// <summary>None: end tokens are tried, not proved.</summary>
    public ImmutableSortedSet<int> EndTokens { get; } = [];

    /// <summary>The target's law of the whole text.</summary>
    public Law<Tokens, Real> TargetLaw => Analysis.TargetLaw.Of(Instance);

    /// <summary>The instance on the cell.</summary>
    public Instance<Real> Instance { get; } = point.Instance(vocabulary, horizon);
}

/// <summary>One of its models.</summary>
public sealed class WeightedModel(IModel<Real> model)
{
    /// <summary>The next-token distribution after a prefix.</summary>
    public Distribution<Real> ToRow(Tokens prefix)
    {
        var context = model.Start;
        foreach (var token in prefix.Span)
        {
            context = model.After(context, token);
        }

        return model.Next(context);
    }
}
