using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SpecProofs.Decoding;

/// <summary>A decoding problem: a draft model p, a target model q over the same vocabulary, a horizon T, and end tokens.</summary>
/// <remarks>
/// A text ends after T tokens or with its first end token. What follows an end token has no law, as if both models went on with a padding
/// token for certain, so that every theorem about T tokens holds for shorter texts too.
/// Immutable; the contexts it hands out are cached. Safe to use from several threads. Source: the triple (p, q, T) of the paper's section
/// 2, which has no end tokens.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class Instance<W>
    where W : struct, INumber<W>
{
    private readonly ConcurrentDictionary<(int Draft, int Target), Context<W>> _contexts = [];
    private readonly ConcurrentDictionary<(int Draft, int Target), Context<W>?[]> _successors = [];
    private readonly ConcurrentDictionary<(Distribution<W> Draft, Distribution<W> Target), Coupling<W>> _couplings = new(new SameRows());

    private readonly bool[]? _ends;

    /// <summary>The instance of two models and a number of tokens to decode.</summary>
    /// <param name="draft">The draft model p.</param>
    /// <param name="target">The target model q.</param>
    /// <param name="horizon">T ≥ 1.</param>
    /// <param name="endTokens">Tokens that end a text, each in 0 … V−1; none by default.</param>
    /// <exception cref="ArgumentException">Vocabularies differ, or a model is defined for another horizon.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is less than 1, or an end token is not in the vocabulary.</exception>
    public Instance(IModel<W> draft, IModel<W> target, int horizon, IEnumerable<int>? endTokens = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        if (draft.Vocabulary != target.Vocabulary)
        {
            throw new ArgumentException($"the draft has {draft.Vocabulary} tokens and the target {target.Vocabulary}");
        }

        foreach (var (name, model) in new[] { ("draft", draft), ("target", target) })
        {
            if (model.Horizon is { } only && only != horizon)
            {
                throw new ArgumentException($"the {name} is defined for horizon {only}, the instance has horizon {horizon}");
            }
        }

        (Draft, Target, Horizon, EndTokens) = (draft, target, horizon, [.. endTokens ?? []]);
        if (!EndTokens.IsEmpty)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(EndTokens.Min, nameof(endTokens));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(EndTokens.Max, Vocabulary, nameof(endTokens));
            _ends = [.. Enumerable.Range(0, Vocabulary).Select(EndTokens.Contains)];
        }

        Start = ContextOf(draft.Start, target.Start);
    }

    /// <summary>The draft model p: small and fast.</summary>
    public IModel<W> Draft { get; }

    /// <summary>The target model q: its law is the one to reproduce.</summary>
    public IModel<W> Target { get; }

    /// <summary>Largest number of tokens to decode, T ≥ 1: every text has T tokens, or ends with an end token.</summary>
    public int Horizon { get; }

    /// <summary>Number of tokens to choose from, V ≥ 1.</summary>
    public int Vocabulary => Target.Vocabulary;

    /// <summary>The tokens that end a text; mostly none.</summary>
    public ImmutableSortedSet<int> EndTokens { get; }

    /// <summary>The context of the empty prefix.</summary>
    public Context<W> Start { get; }

    /// <summary>The same horizon and end tokens with other models; a model that is not given stays.</summary>
    /// <exception cref="ArgumentException">As for a new instance.</exception>
    public Instance<W> With(IModel<W>? draft = null, IModel<W>? target = null) =>
        new(draft ?? Draft, target ?? Target, Horizon, EndTokens);

    /// <summary>Whether a token ends a text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are end tokens, and the token is not in 0 … V−1.</exception>
    public bool Ends(int token)
    {
        if (_ends is not { } ends)
        {
            return false;
        }

        if ((uint)token >= (uint)ends.Length)
        {
            NoSuchToken.Refuse(token, Vocabulary);
        }

        return ends[token];
    }

    /// <summary>
    /// The pair of rows at these contexts of draft and target. Contexts with the same two rows share one coupling, and so its tables.
    /// </summary>
    /// <exception cref="InvalidOperationException">A model has no row for its context.</exception>
    public Coupling<W> CouplingOf(int draft, int target) =>
        _couplings.GetOrAdd((Draft.Next(draft), Target.Next(target)), static rows => new Coupling<W>(rows.Draft, rows.Target));

    internal Context<W> ContextOf(int draft, int target) =>
        _contexts.GetOrAdd((draft, target), static (key, instance) => new Context<W>(instance, key.Draft, key.Target), this);

    /// <summary>The contexts after each token, where known; shared by all contexts with equal successor keys.</summary>
    internal Context<W>?[] SuccessorsOf(int draft, int target) =>
        _successors.GetOrAdd(
            (Draft.SuccessorKey(draft), Target.SuccessorKey(target)), static (_, vocabulary) => new Context<W>?[vocabulary], Vocabulary);

    /// <summary>Rows are told apart by reference: a model that gives the same row twice gives the same object.</summary>
    private sealed class SameRows : IEqualityComparer<(Distribution<W> Draft, Distribution<W> Target)>
    {
        public bool Equals((Distribution<W> Draft, Distribution<W> Target) x, (Distribution<W> Draft, Distribution<W> Target) y) =>
            ReferenceEquals(x.Draft, y.Draft) && ReferenceEquals(x.Target, y.Target);

        public int GetHashCode((Distribution<W> Draft, Distribution<W> Target) obj) =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(obj.Draft), RuntimeHelpers.GetHashCode(obj.Target));
    }
}
