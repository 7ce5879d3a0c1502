using System.Diagnostics;

namespace SpecProofs.Proofs;

/// <summary>
/// One run of a check on one cell: what it still has to know, and the factors that it divided by. Not safe for use by several threads.
/// </summary>
/// <param name="prefer">What polynomials are rather solved for.</param>
internal sealed class Run(Preference prefer)
{
    private readonly List<Factor> _factors = [];

    /// <summary>What polynomials are rather solved for.</summary>
    public Preference Prefer => prefer;

    /// <summary>The first question that the run met; it stays, whatever becomes of the exception that carries it.</summary>
    public Question? Pending { get; private set; }

    /// <summary>When the run has to end, as a timestamp: one check alone can take arbitrarily long.</summary>
    public long Deadline { get; init; } = long.MaxValue;

    /// <summary>Steps of the arithmetic that the run may take: the same ones on every machine.</summary>
    public long Work { get; init; } = long.MaxValue;

    /// <summary>Steps of the arithmetic that it took.</summary>
    public long Spent { get; private set; }

    /// <summary>The run is over: its numbers mean nothing any more.</summary>
    public bool Over { get; set; }

    /// <summary>The run that two numbers belong to; constants belong to any.</summary>
    /// <exception cref="BudgetExceededException">The deadline of the run has passed.</exception>
    /// <exception cref="StaleNumberException">They belong to two runs, or to one that is over.</exception>
    public static Run? Common(Run? x, Run? y)
    {
        var run = x ?? y;
        if (run is { Deadline: < long.MaxValue } && Stopwatch.GetTimestamp() > run.Deadline)
        {
            throw Refusal.Noted(new BudgetExceededException("the time is spent"));
        }

        if (run is null || (!run.Over && (y is null || ReferenceEquals(run, y))))
        {
            return run;
        }

        throw Refusal.Noted(new StaleNumberException());
    }

    /// <summary>Counts steps of the arithmetic.</summary>
    /// <exception cref="BudgetExceededException">They are more than the run may take.</exception>
    public void Spend(long steps)
    {
        Spent += steps;
        if (Spent > Work)
        {
            throw Refusal.Noted(new BudgetExceededException("the work is spent"));
        }
    }

    /// <summary>Notes a question, and gives the exception that ends the run.</summary>
    public UndecidedException Ask(Question question) => new(Pending ??= question);

    /// <summary>
    /// A positive polynomial, without content and common monomial, as powers of factors; what no factor divides becomes a new one.
    /// </summary>
    public FactorPower[] Factorise(Polynomial polynomial)
    {
        var powers = new List<FactorPower>();
        foreach (var factor in _factors)
        {
            polynomial = Without(polynomial, factor, out var exponent);
            if (exponent > 0)
            {
                powers.Add(new(factor, exponent));
            }
        }

        if (!polynomial.IsConstant)
        {
            _factors.Add(new(_factors.Count, polynomial));
            powers.Add(new(_factors[^1], 1));
        }

        return [.. powers];
    }

    /// <summary>What is left of a polynomial without content, common monomial and factors: of the same sign.</summary>
    public Polynomial WithoutPositiveParts(Polynomial polynomial) =>
        _factors.Aggregate(polynomial.Primitive(), (rest, factor) => Without(rest, factor, out _));

    private Polynomial Without(Polynomial polynomial, Factor factor, out int exponent)
    {
        Spend(polynomial.Terms);
        for (exponent = 0; polynomial.DividedBy(factor.Polynomial) is { } quotient; exponent++)
        {
            polynomial = quotient;
        }

        return polynomial;
    }
}
