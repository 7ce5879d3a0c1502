using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace SpecProofs.Proofs;

/// <summary>
/// A real number that stands for itself at every point of a cell: an exact rational function of the cell's parameters, all of them
/// positive.
/// </summary>
/// <remarks>
/// Arithmetic is exact. A comparison gives the answer that holds at every point of the cell; where there is none it throws, and the cell
/// is cut.
/// Only constants of the code outlive a run: a number of the cell throws when it is used later, also where it is the same at every point.
/// <c>default</c> is zero.
/// </remarks>
public readonly partial struct Real : INumber<Real>, IRecordsReads
{
    private readonly Quotient? _quotient;

    private Real(Quotient quotient) => _quotient = quotient;

    /// <summary>The number 0.</summary>
    public static Real Zero => default;

    /// <summary>The number 1.</summary>
    public static Real One { get; } = new(Quotient.One);

    /// <summary>The numerator over a positive denominator: the number is zero, positive or negative where this is.</summary>
    public Polynomial Numerator => Value.Numerator;

    private Quotient Value => _quotient ?? Quotient.Zero;

    /// <summary>The sum.</summary>
    public static Real operator +(Real left, Real right) =>
        left._quotient is null ? right : right._quotient is null ? left : new(left.Value + right.Value);

    /// <summary>The difference.</summary>
    public static Real operator -(Real left, Real right) => right._quotient is null ? left : new(left.Value - right.Value);

    /// <summary>The product.</summary>
    public static Real operator *(Real left, Real right)
    {
        if (left._quotient is null || right._quotient is null)
        {
            return Zero;
        }

        return ReferenceEquals(left._quotient, Quotient.One) ? right
            : ReferenceEquals(right._quotient, Quotient.One) ? left : new(left.Value * right.Value);
    }

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero on the whole cell.</exception>
    /// <exception cref="UndecidedException">The divisor has no one sign on the cell.</exception>
    public static Real operator /(Real left, Real right)
    {
        var sign = Sign(right);
        return sign == 0
            ? throw new DivideByZeroException($"{left} cannot be divided by zero")
            : left * new Real(Quotient.Inverse(right.Value, sign));
    }

    /// <summary>The number itself.</summary>
    public static Real operator +(Real value) => value;

    /// <summary>The opposite number.</summary>
    public static Real operator -(Real value) => new(-value.Value);

    /// <summary>Whether the two are the same number at every point.</summary>
    public static bool operator ==(Real left, Real right) => left.CompareTo(right) == 0;

    /// <summary>Whether the two are different numbers at every point.</summary>
    public static bool operator !=(Real left, Real right) => left.CompareTo(right) != 0;

    /// <summary>Whether the left number is smaller at every point.</summary>
    public static bool operator <(Real left, Real right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left number is larger at every point.</summary>
    public static bool operator >(Real left, Real right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left number is smaller or the same at every point.</summary>
    public static bool operator <=(Real left, Real right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left number is larger or the same at every point.</summary>
    public static bool operator >=(Real left, Real right) => left.CompareTo(right) >= 0;

    /// <summary>
    /// Negative, zero or positive as this is smaller than, the same as or larger than the other number at every point of the cell.
    /// </summary>
    /// <exception cref="UndecidedException">None of the three holds at every point.</exception>
    public int CompareTo(Real other) => Sign(this - other);

    /// <summary>As <see cref="CompareTo(Real)"/>; any number is larger than null.</summary>
    /// <exception cref="ArgumentException">The object is not a <see cref="Real"/>.</exception>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Real other => CompareTo(other),
        _ => throw new ArgumentException($"a {obj.GetType()} does not compare with a Real", nameof(obj)),
    };

    /// <summary>Whether the two are the same number at every point.</summary>
    /// <exception cref="UndecidedException">They are at some points only.</exception>
    public bool Equals(Real other) => CompareTo(other) == 0;

    /// <summary>Whether <paramref name="obj"/> is a <see cref="Real"/> and the same number at every point.</summary>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Real other && Equals(other);

    /// <summary>
    /// The same for all numbers: a hash that tells two functions apart would call numbers different that are equal at some points of the
    /// cell.
    /// </summary>
    public override int GetHashCode() => 0;

    /// <summary>The rational function: <c>(t0 + 1)/(t0 + t1 + 1)</c>.</summary>
    public override string ToString() => $"{Value}";

    /// <summary>The value at these parameters.</summary>
    internal Rational At(ReadOnlySpan<Rational> parameters)
    {
        var (numerator, denominator) = (Value.Numerator, Value.Denominator.Lift(Polynomial.One, Denominator.One));
        return numerator.Evaluate(parameters) / denominator.Evaluate(parameters);
    }

    /// <summary>One parameter of a run.</summary>
    internal static Real Parameter(int parameter, Run run) => new(new Quotient(Polynomial.Parameter(parameter), Denominator.One, run));

    /// <summary>The same number as one of the cell.</summary>
    internal Real In(Run run) => new(Value with { Run = run });

    /// <summary>The sign at every point of the cell.</summary>
    private static int Sign(Real value)
    {
        var (numerator, _, run) = value.Value;
        Run.Common(run, null);
        if (numerator.SignOfCoefficients is { } sign)
        {
            return sign;
        }

        // Coefficients of different signs belong to parameters, and those to a run.
        var polynomial = run!.WithoutPositiveParts(numerator);
        var signs = Signs.Of(polynomial, run.Prefer);
        return signs.Sign ?? throw run.Ask(new SignQuestion(polynomial, signs.Cut));
    }
}
