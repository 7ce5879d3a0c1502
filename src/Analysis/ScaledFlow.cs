using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>A flow of rational mass computed in whole numbers: at each position all masses have one denominator, the product of the least ones that the shares so far needed.</summary>
/// <remarks>So nothing is reduced until a total is read. Exactness: exact. Cost: T · moves products of the common denominator's length by that of one position's.</remarks>
internal sealed class ScaledFlow<TState>(MassFlow<TState, Rational> flow, ExactBudget budget)
    where TState : notnull
{
    private readonly Dictionary<TState, (BigInteger Gains, BigInteger Shares)> _denominators = [];
    private BigInteger _ofMasses = 1;
    private BigInteger _ofGains = 1;
    private BigInteger _ofShares = 1;
    private Scale<Rational, BigInteger>? _scale;
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

    private Scale<Rational, BigInteger> ScaleAt(IReadOnlyCollection<FlowState<TState, Rational>> states)
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
        if (_scale is null || gains != _ofGains || shares != _ofShares)
        {
            (_ofGains, _ofShares) = (gains, shares);
            _scale = new(gain => Over(gain, gains), share => Over(share, shares));
        }

        return _scale;
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
