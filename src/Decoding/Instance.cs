using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SpecProofs.Decoding;

/// <summary>A decoding problem: a draft model p, a target model q over the same vocabulary, and a horizon T.</summary>
/// <remarks>
/// Immutable; the contexts it hands out are cached. Safe to use from several threads. Source: the triple (p, q, T) of the paper's section
/// 2.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class Instance<W>
    where W : struct, INumber<W>
{
    private readonly ConcurrentDictionary<(int Draft, int Target), Context<W>> _contexts = [];
    private readonly ConcurrentDictionary<(int Draft, int Target), Context<W>?[]> _successors = [];
    private readonly ConcurrentDictionary<(Distribution<W> Draft, Distribution<W> Target), Coupling<W>> _couplings = new(new SameRows());

    /// <summary>The instance of two models and a number of tokens to decode.</summary>
    /// <exception cref="ArgumentException">Vocabularies differ, or a model is defined for another horizon.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is less than 1.</exception>
    public Instance(IModel<W> draft, IModel<W> target, int horizon)
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

        (Draft, Target, Horizon) = (draft, target, horizon);
        Start = ContextOf(draft.Start, target.Start);
    }

    /// <summary>The draft model p: small and fast.</summary>
    public IModel<W> Draft { get; }

    /// <summary>The target model q: its law is the one to reproduce.</summary>
    public IModel<W> Target { get; }

    /// <summary>Number of tokens to decode, T ≥ 1.</summary>
    public int Horizon { get; }

    /// <summary>Number of tokens to choose from, V ≥ 1.</summary>
    public int Vocabulary => Target.Vocabulary;

    /// <summary>The context of the empty prefix.</summary>
    public Context<W> Start { get; }

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
