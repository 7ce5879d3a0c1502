using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>A flow of rational mass computed in whole numbers: at each position all masses have one denominator, the product of the least ones that the shares so far needed.</summary>
/// <remarks>
/// So nothing is reduced until a total is read. The shares of a state keep that state's own denominator, which is much shorter than that of a position, and the mass
/// that leaves makes up for it once. Exactness: exact. Cost: T · moves products of the common denominator's length by that of one state's, and T · states by that of one position's.
/// </remarks>
internal sealed class ScaledFlow<TState>(MassFlow<TState, Rational> flow, ExactBudget budget)
    where TState : notnull
{
    private readonly Dictionary<TState, (BigInteger Gains, BigInteger Shares)> _denominators = [];
    private BigInteger _ofMasses = 1;
    private BigInteger _ofGains = 1;
    private BigInteger _ofShares = 1;
    private Dictionary<TState, Scale<Rational, BigInteger>> _scales = [];
    private int _position;
    private double _spent;

    /// <summary>All totals at each of the positions 1 … T.</summary>
    /// <exception cref="BudgetExceededException">That costs more than the budget, as far as one can see at some position.</exception>
    public IEnumerable<IReadOnlyList<Rational>> Positions()
    {
        foreach (var totals in flow.Positions(BigInteger.One, ScaleAt))
        {
            yield return [.. totals.Select(total => Rational.Of(total, _ofMasses * _ofGains))];
            _ofMasses *= _ofShares;
        }
    }

    /// <summary>The sum of all totals over the positions.</summary>
    /// <remarks>Reduced once, at the end. Exactness and cost as those of <see cref="Positions"/>.</remarks>
    /// <exception cref="BudgetExceededException">That costs more than the budget, as far as one can see at some position.</exception>
    public IReadOnlyList<Rational> Sum()
    {
        var (sums, denominator) = (Array.Empty<BigInteger>(), BigInteger.One);
        foreach (var totals in flow.Positions(BigInteger.One, ScaleAt))
        {
            // All sums so far stand over the masses' denominator times this one, which is 1 where the gains' denominators divide the shares'.
            var common = CommonMultiple(denominator, _ofGains);
            var (lift, ofTotals) = (common / denominator, common / _ofGains);
            sums = [.. totals.Select((total, i) => (total * ofTotals) + (i < sums.Length ? sums[i] * lift : 0))];
            var shared = BigInteger.GreatestCommonDivisor(common, _ofShares);
            denominator = common / shared;
            sums = Array.ConvertAll(sums, sum => sum * (_ofShares / shared));
            _ofMasses *= _ofShares;
        }

        return [.. sums.Select(sum => Rational.Of(sum, _ofMasses * denominator))];
    }

    private Func<TState, Scale<Rational, BigInteger>> ScaleAt(IReadOnlyCollection<FlowState<TState, Rational>> states)
    {
        var (gains, shares) = (BigInteger.One, BigInteger.One);
        foreach (var state in states)
        {
            var own = DenominatorsOf(state);
            (gains, shares) = (CommonMultiple(gains, own.Gains), CommonMultiple(shares, own.Shares));
            budget.Check(0, gains.GetBitLength());
            budget.Check(0, shares.GetBitLength());
        }

        LookAhead(states.Sum(state => state.Gains!.Count + (state.Moves?.Count ?? 0)), gains, shares);
        if (gains != _ofGains || shares != _ofShares)
        {
            (_ofGains, _ofShares, _scales) = (gains, shares, []);
        }

        return state => _scales.TryGetValue(state, out var known) ? known : _scales[state] = ScaleOf(_denominators[state].Shares);
    }

    private Scale<Rational, BigInteger> ScaleOf(BigInteger shares)
    {
        var gains = _ofGains;
        return new(gain => Over(gain, gains), share => Over(share, shares), shares == _ofShares ? null : _ofShares / shares);
    }

    /// <summary>Reckons the positions to come like this one: where every one has the same states, they are.</summary>
    private void LookAhead(long products, BigInteger gains, BigInteger shares)
    {
        var left = flow.Horizon - ++_position;
        var words = (double)products * ExactBudget.WordsOf(_ofMasses.GetBitLength()) * ExactBudget.WordsOf(long.Max(gains.GetBitLength(), shares.GetBitLength()));
        _spent += words;
        budget.Check(_spent + (words * left), _ofMasses.GetBitLength() + gains.GetBitLength() + (shares.GetBitLength() * left));
    }

    private (BigInteger Gains, BigInteger Shares) DenominatorsOf(FlowState<TState, Rational> state)
    {
        // A state that is first met at the last position has no moves, and is not met again.
        return _denominators.TryGetValue(state.Key, out var known)
            ? known
            : _denominators[state.Key] = (CommonDenominator(state.Gains!), CommonDenominator((state.Moves ?? []).Select(move => move.Share)));
    }

    private static BigInteger CommonDenominator(IEnumerable<Rational> values) => values.Aggregate(BigInteger.One, (common, value) => CommonMultiple(common, value.Denominator));

    private static BigInteger CommonMultiple(BigInteger left, BigInteger right) =>
        left == right || right.IsOne ? left : left / BigInteger.GreatestCommonDivisor(left, right) * right;

    private static BigInteger Over(Rational value, BigInteger denominator) => value.Numerator * (denominator / value.Denominator);
}
