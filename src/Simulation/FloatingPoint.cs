using System.Collections.Concurrent;

namespace SpecProofs.Simulation;

/// <summary>Exact instances in floating point, for simulation.</summary>
public static class FloatingPoint
{
    /// <summary>The instance with every mass rounded to <see cref="double"/> and every row normalised there.</summary>
    /// <remarks>
    /// Exactness: masses to about 2⁻⁵². A positive mass stays positive unless it is below the range of <see cref="double"/>.
    /// </remarks>
    public static Instance<double> ToFloatingPoint(this Instance<Rational> instance) =>
        new(new Rounded(instance.Draft), new Rounded(instance.Target), instance.Horizon, instance.EndTokens);

    private sealed class Rounded(IModel<Rational> model) : IModel<double>
    {
        private readonly ConcurrentDictionary<int, Distribution<double>> _rows = [];

        public int Vocabulary => model.Vocabulary;

        public int? Horizon => model.Horizon;

        public int Start => model.Start;

        public int After(int context, int token) => model.After(context, token);

        public int SuccessorKey(int context) => model.SuccessorKey(context);

        public Distribution<double> Next(int context) => _rows.GetOrAdd(context, at => model.Next(at).Select(mass => (double)mass));
    }
}
