using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>
/// A recursion over rational numbers, computed in whole ones: at each position all masses have one denominator, the product of the least
/// common ones of the steps so far.
/// </summary>
/// <remarks>
/// So nothing is reduced until a total is read. The rows of a step keep that step's own denominator, which is much shorter than that of a
/// position; the mass that leaves is multiplied by the quotient once. Exactness: exact. Cost: T · moves products of the common
/// denominator's length by that of one step's, and T · contexts · places by that of one position's.
/// </remarks>
internal sealed class ScaledRecursion(ForwardRecursion<Rational> recursion, ExactBudget budget)
{
    private readonly Dictionary<(int Context, int Place), ScaledStep> _steps = [];
    private BigInteger _ofMasses = 1;
    private BigInteger _ofGains = 1;
    private BigInteger _ofShares = 1;
    private int _position;
    private double _spent;

    /// <summary>All totals at each of the positions 1 … T.</summary>
    /// <exception cref="BudgetExceededException">The cost exceeds the budget, as far as can be told at some position.</exception>
    public IEnumerable<IReadOnlyList<Rational>> Positions()
    {
        foreach (var totals in Totals())
        {
            yield return [.. totals.Select(total => Rational.Of(total, _ofMasses * _ofGains))];
            _ofMasses *= _ofShares;
        }
    }

    /// <summary>The sum of all totals over the positions.</summary>
    /// <remarks>Reduced once, at the end. Exactness and cost as those of <see cref="Positions"/>.</remarks>
    /// <exception cref="BudgetExceededException">The cost exceeds the budget, as far as can be told at some position.</exception>
    public IReadOnlyList<Rational> Sum()
    {
        var (sums, denominator) = (Array.Empty<BigInteger>(), BigInteger.One);
        foreach (var totals in Totals())
        {
            // All sums so far have the masses' denominator times this one, which is 1 where the gains' denominators divide the shares'.
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

    private IEnumerable<BigInteger[]> Totals() =>
        recursion.Positions(
            BigInteger.One,
            recursion.Following<BigInteger>((context, place) => _steps[(context, place)].At(_ofGains, _ofShares)),
            ChooseDenominators);

    private void ChooseDenominators(MassByContext<BigInteger> mass)
    {
        var (gains, shares, products, last) = (BigInteger.One, BigInteger.One, 0L, ++_position == recursion.Graph.Horizon);
        for (var i = 0; i < mass.Contexts.Count; i++)
        {
            for (var row = 0; row < recursion.Places.Rows; row++)
            {
                if (!mass.At(i)[row].IsZero)
                {
                    var step = StepOf(mass.Contexts[i], row);
                    gains = CommonMultiple(gains, step.OfGains);
                    shares = last ? shares : CommonMultiple(shares, step.OfShares);
                    products += step.Gains + (last ? 0 : step.Moves);
                    budget.Check(0, gains.GetBitLength());
                    budget.Check(0, shares.GetBitLength());
                }
            }
        }

        Foresee(products, gains.GetBitLength(), shares.GetBitLength());
        (_ofGains, _ofShares) = (gains, shares);
    }

    private ScaledStep StepOf(int context, int row)
    {
        var (decoder, place) = Math.DivRem(row, recursion.Places.Places);
        var key = (context, place == 0 ? decoder : Step<Rational>.Later);
        return _steps.TryGetValue(key, out var known) ? known : _steps[key] = new(recursion.Steps(key.Item1, key.Item2));
    }

    /// <summary>Expects every position to come to cost what this one does, which holds where all have the same contexts.</summary>
    private void Foresee(long products, long bitsOfGains, long bitsOfShares)
    {
        var (left, bits) = (recursion.Graph.Horizon - _position, _ofMasses.GetBitLength());
        var words = (double)products * ExactBudget.WordsOf(bits) * ExactBudget.WordsOf(long.Max(bitsOfGains, bitsOfShares));
        _spent += words;
        budget.Check(_spent + (words * left), bits + bitsOfGains + (bitsOfShares * left));
    }

    private static BigInteger CommonMultiple(BigInteger left, BigInteger right) =>
        left == right || right.IsOne ? left : left / BigInteger.GreatestCommonDivisor(left, right) * right;

    /// <summary>A step in whole numbers: gains over the denominator of a position, rows over the step's own.</summary>
    private sealed class ScaledStep
    {
        private readonly Rational[] _stated;
        private readonly BigInteger[] _rejected;
        private readonly BigInteger[] _accepted;
        private BigInteger[] _gains = [];
        private BigInteger _over;

        public ScaledStep(Step<Rational> step)
        {
            _stated = step.Gains.ToArray();
            OfGains = CommonDenominator(step.Gains);
            OfShares = CommonMultiple(CommonDenominator(step.Rejected), CommonDenominator(step.Accepted));
            (_rejected, _accepted) = (Over(OfShares, step.Rejected), Over(OfShares, step.Accepted));
            Moves = _rejected.Concat(_accepted).Count(share => !share.IsZero);
        }

        public BigInteger OfGains { get; }

        public BigInteger OfShares { get; }

        public int Gains => _stated.Length;

        /// <summary>Shares that are not zero.</summary>
        public int Moves { get; }

        public Step<BigInteger> At(BigInteger ofGains, BigInteger ofShares)
        {
            if (_over != ofGains)
            {
                (_over, _gains) = (ofGains, Over(ofGains, _stated));
            }

            return new(_gains, _rejected, _accepted, ofShares == OfShares ? null : ofShares / OfShares);
        }

        private static BigInteger CommonDenominator(ReadOnlySpan<Rational> values)
        {
            var common = BigInteger.One;
            foreach (var value in values)
            {
                common = CommonMultiple(common, value.Denominator);
            }

            return common;
        }

        private static BigInteger[] Over(BigInteger denominator, ReadOnlySpan<Rational> values)
        {
            var numerators = new BigInteger[values.Length];
            for (var i = 0; i < numerators.Length; i++)
            {
                numerators[i] = values[i].Numerator * (denominator / values[i].Denominator);
            }

            return numerators;
        }
    }
}
