using System.Numerics;
using System.Text;

namespace SpecProofs.Proofs;

/// <summary>
/// A polynomial with integer coefficients in the parameters t0, t1, … t31. Immutable, and canonical: equal polynomials have equal terms.
/// </summary>
/// <remarks>Shape: terms in descending order of their monomials, no coefficient zero. Exponents go up to 127.</remarks>
public sealed partial class Polynomial : IEquatable<Polynomial>
{
    private readonly Monomial[] _monomials;
    private readonly BigInteger[] _coefficients;
    private Monomial? _degrees;
    private BigInteger? _sum;
    private int _hash;

    private Polynomial(Monomial[] monomials, BigInteger[] coefficients) => (_monomials, _coefficients) = (monomials, coefficients);

    /// <summary>The polynomial 0.</summary>
    public static Polynomial Zero { get; } = new([], []);

    /// <summary>The polynomial 1.</summary>
    public static Polynomial One { get; } = Constant(1);

    /// <summary>Number of terms; 0 for zero.</summary>
    public int Terms => _monomials.Length;

    /// <summary>Whether it is 0.</summary>
    public bool IsZero => Terms == 0;

    /// <summary>Whether no parameter occurs.</summary>
    public bool IsConstant => IsZero || (Terms == 1 && _monomials[0].IsOne);

    /// <summary>The greatest sum of exponents of a term; 0 for constants.</summary>
    public int Degree => IsZero ? 0 : _monomials.Max(monomial => monomial.Degree);

    /// <summary>The parameters that occur, ascending.</summary>
    public IEnumerable<int> Parameters => Degrees.Occurring();

    /// <summary>The degree in each parameter.</summary>
    private Monomial Degrees => _degrees ??= _monomials.Aggregate(default(Monomial), Monomial.CommonMultiple);

    private BigInteger SumOfCoefficients => _sum ??= _coefficients.Aggregate(BigInteger.Zero, BigInteger.Add);

    /// <summary>The sign where all parameters are positive, if all coefficients have it; null if they are mixed.</summary>
    public int? SignOfCoefficients
    {
        get
        {
            if (IsZero)
            {
                return 0;
            }

            var sign = _coefficients[0].Sign;
            return Array.TrueForAll(_coefficients, coefficient => coefficient.Sign == sign) ? sign : null;
        }
    }

    /// <summary>A constant.</summary>
    public static Polynomial Constant(BigInteger value) => value.IsZero ? Zero : new([default], [value]);

    /// <summary>One parameter, t0 … t31.</summary>
    /// <exception cref="OverflowException">The parameter is not in 0 … 31.</exception>
    public static Polynomial Parameter(int parameter) => new([Monomial.Of(parameter)], [1]);

    /// <summary>The degree in one parameter.</summary>
    public int DegreeIn(int parameter) => Degrees[parameter];

    /// <summary>
    /// The polynomials that the powers of one parameter are multiplied by, the constant one first: as many as the degree in it, plus one.
    /// </summary>
    public IReadOnlyList<Polynomial> CoefficientsOf(int parameter)
    {
        var parts = Enumerable.Range(0, DegreeIn(parameter) + 1).Select(_ => new Dictionary<Monomial, BigInteger>()).ToList();
        for (var i = 0; i < Terms; i++)
        {
            parts[_monomials[i][parameter]].Add(_monomials[i].Without(parameter), _coefficients[i]);
        }

        return parts.ConvertAll(Of);
    }

    /// <summary>c and k, if this is c·v + k times a power of v after a change of parameters; null otherwise.</summary>
    internal (Polynomial C, Polynomial K)? LinearAlong(Direction direction)
    {
        var exponents = Array.ConvertAll(_monomials, direction.ExponentIn);
        var (least, most) = (exponents.Min(), exponents.Max());
        return most == least + 1 ? (Layer(most), Layer(least)) : null;

        Polynomial Layer(int exponent)
        {
            int[] terms = [.. Enumerable.Range(0, Terms).Where(i => exponents[i] == exponent)];
            return Of(terms.ToDictionary(i => _monomials[i].Without(direction.Parameter), i => _coefficients[i]));
        }
    }

    /// <summary>The value at these parameters.</summary>
    /// <param name="parameters">The values of t0, t1, …, at least as many as occur.</param>
    public W Evaluate<W>(ReadOnlySpan<W> parameters)
        where W : struct, INumber<W>
    {
        var sum = W.Zero;
        for (var i = 0; i < Terms; i++)
        {
            sum += W.CreateChecked(_coefficients[i]) * _monomials[i].Evaluate(parameters);
        }

        return sum;
    }

    /// <inheritdoc/>
    public bool Equals(Polynomial? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && GetHashCode() == other.GetHashCode()
            && _monomials.AsSpan().SequenceEqual(other._monomials)
            && _coefficients.AsSpan().SequenceEqual(other._coefficients));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Polynomial);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_hash == 0)
        {
            var hash = Terms;
            for (var i = 0; i < Terms; i++)
            {
                hash = (((hash * 31) + _monomials[i].GetHashCode()) * 31) + _coefficients[i].GetHashCode();
            }

            _hash = hash == 0 ? 1 : hash;
        }

        return _hash;
    }

    /// <summary>The terms in order: <c>t0^2 - 2·t0·t1 + 1</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Terms; i++)
        {
            var (size, monomial) = (BigInteger.Abs(_coefficients[i]), $"{_monomials[i]}");
            var negative = _coefficients[i].Sign < 0;
            text.Append(i > 0 ? negative ? " - " : " + " : negative ? "-" : "")
                .Append(monomial.Length == 0 ? $"{size}" : size.IsOne ? monomial : $"{size}·{monomial}");
        }

        return IsZero ? "0" : $"{text}";
    }
}
