using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>Given the text, what verification did: the law of where each token came from.</summary>
/// <remarks>
/// Given its output, a decoder's run is a Markov chain over the place in the round. A token is kept with a probability that depends on its
/// position and on that place, or else it replaced a rejected draft; after γ kept tokens a bonus token or a new round follows. Two numbers
/// a position, p and q at the written token, say it all: neither model's whole row is needed, except at the first places of a batch. Cost:
/// T · γ; T² for block verification that drafts to the horizon. Checked by: X.trace, X.traceBatch, X.traceBlock.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class VerificationTrace<W> : IRunCounts<W>
    where W : struct, INumber<W>
{
    private readonly CountedChain<int, W> _chain;
    private readonly Func<int, int, W> _kept;
    private readonly Func<int, int> _next;
    private readonly int _bonusPlace;

    /// <summary>The chain with given probabilities of keeping a token.</summary>
    /// <param name="length">Tokens written.</param>
    /// <param name="lookahead">γ ≥ 1.</param>
    /// <param name="bonus">Whether a bonus token follows γ kept tokens.</param>
    /// <param name="kept">The probability that the token at a position, from 0, was kept, at a place of the round, from 0.</param>
    /// <param name="placesMatter">Whether places behind the first differ even if no block is shorter than the text.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lookahead is less than 1.</exception>
    internal VerificationTrace(int length, int lookahead, bool bonus, Func<int, int, W> kept, bool placesMatter = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookahead, 1);
        var places = placesMatter
            ? new RoundPlaces(Decoders: 1, lookahead, LastRepeats: false)
            : RoundPlaces.Of(decoders: 1, lookahead, length);
        _bonusPlace = bonus && !places.LastRepeats ? places.Places : -1;
        (Length, _kept, _next) = (length, kept, place => place + 1 == _bonusPlace ? _bonusPlace : places.Next(place));
        _chain = new(length, start: 0, place => place == 0, Ways);
    }

    /// <summary>Tokens written.</summary>
    public int Length { get; }

    /// <summary>Pr(R_n = 1 | x) at each position: the probability that its token replaced a rejected draft.</summary>
    public IReadOnlyList<W> Rejected => Positions(Source.Rejection);

    /// <summary>The probability at each position that its token is a draft token that was kept.</summary>
    public IReadOnlyList<W> Kept => Positions(Source.Draft);

    /// <inheritdoc/>
    public W Mean(Quantity quantity) => _chain.Mean(quantity);

    /// <inheritdoc/>
    public Law<int, W> Law(Quantity quantity) => _chain.Law(quantity);

    /// <inheritdoc/>
    public W TokensOfFirstRound() => _chain.TokensOfFirstRound();

    /// <summary>The probability, given the text, that the tokens came from these sources; 0 if there are more or fewer of them.</summary>
    public W Probability(ReadOnlySpan<Source> sources)
    {
        var (probability, place) = (sources.Length == Length ? W.One : W.Zero, 0);
        for (var n = 0; n < sources.Length && !W.IsZero(probability); n++)
        {
            var source = sources[n];
            var way = Ways(n, place).FirstOrDefault(way => way.Source == source);
            (probability, place) = (probability * way.Share, way.Next);
        }

        return probability;
    }

    private IEnumerable<Transition<int, W>> Ways(int n, int place)
    {
        if (place == _bonusPlace)
        {
            return [new(Source.Target, W.One, 0)];
        }

        var kept = _kept(n, place);
        return [new(Source.Draft, kept, _next(place)), new(Source.Rejection, W.One - kept, 0)];
    }

    private W[] Positions(Source source)
    {
        var masses = new W[Length];
        _chain.Visit((n, way, mass) => masses[n] += way.Source == source ? mass : W.Zero);
        return masses;
    }
}
