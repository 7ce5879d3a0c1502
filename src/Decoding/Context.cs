using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>What draft and target together remember of a prefix: a state of the pair of models.</summary>
/// <remarks>
/// Prefixes that neither model can tell apart share one context object, so reference equality is equality, and a Markov or n-gram
/// instance has few of them. Safe to use from several threads.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class Context<W>
    where W : struct, INumber<W>
{
    private readonly Instance<W> _instance;
    private readonly int _draft;
    private readonly int _target;
    private Context<W>?[]? _after;
    private Coupling<W>? _coupling;
    private Distribution<W>? _draftRow;
    private Distribution<W>? _targetRow;

    internal Context(Instance<W> instance, int draft, int target) => (_instance, _draft, _target) = (instance, draft, target);

    /// <summary>
    /// The pair p_n(· | x_{&lt;n}), q_n(· | x_{&lt;n}) after this prefix. Only prefixes shorter than the horizon need one.
    /// </summary>
    /// <exception cref="InvalidOperationException">A model has no row here.</exception>
    public Coupling<W> Coupling => _coupling ??= _instance.CouplingOf(_draft, _target);

    /// <summary>The draft's distribution p_n(· | x_{&lt;n}).</summary>
    /// <exception cref="InvalidOperationException">A model has no row here.</exception>
    public Distribution<W> Draft => _draftRow ??= Coupling.Draft;

    /// <summary>The pair if it is known.</summary>
    internal Coupling<W>? CachedCoupling => _coupling;

    /// <summary>The target's distribution q_n(· | x_{&lt;n}), also where the draft has none.</summary>
    /// <exception cref="InvalidOperationException">The target has no row here.</exception>
    public Distribution<W> Target => _targetRow ??= _instance.Target.Next(_target);

    /// <summary>Whether a token ends the text: <see cref="Instance{W}.Ends"/>.</summary>
    public bool Ends(int token) => _instance.Ends(token);

    /// <summary>The context after one more token.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The token is not in 0 … V−1.</exception>
    public Context<W> After(int token) => CachedAfter(token) ?? FirstAfter(token);

    /// <summary>The context after one more token, if it is known; null for a token out of range.</summary>
    internal Context<W>? CachedAfter(int token) => _after is { } after && (uint)token < (uint)after.Length ? after[token] : null;

    private Context<W> FirstAfter(int token)
    {
        if (token < 0 || token >= _instance.Vocabulary)
        {
            NoSuchToken.Refuse(token, _instance.Vocabulary);
        }

        _after ??= _instance.SuccessorsOf(_draft, _target);
        return _after[token] = _instance.ContextOf(_instance.Draft.After(_draft, token), _instance.Target.After(_target, token));
    }
}
