using System.Numerics;

namespace SpecProofs.Proofs;

/// <summary>A parameter u in terms of new parameters, one of which takes its place.</summary>
/// <param name="Parameter">u.</param>
internal abstract record Substitution(int Parameter)
{
    /// <summary>The old value of u at the new parameters.</summary>
    public abstract W Value<W>(ReadOnlySpan<W> parameters)
        where W : struct, INumber<W>;
}

/// <summary>0 &lt; u &lt; K/C.</summary>
internal sealed record Below(int Parameter, Polynomial C, Polynomial K) : Substitution(Parameter)
{
    /// <inheritdoc/>
    public override W Value<W>(ReadOnlySpan<W> parameters) => K.Evaluate(parameters) / (C.Evaluate(parameters) + parameters[Parameter]);
}

/// <summary>u = K/C: the parameter is gone.</summary>
internal sealed record On(int Parameter, Polynomial C, Polynomial K) : Substitution(Parameter)
{
    /// <inheritdoc/>
    public override W Value<W>(ReadOnlySpan<W> parameters) => K.Evaluate(parameters) / C.Evaluate(parameters);
}

/// <summary>u &gt; K/C.</summary>
internal sealed record Above(int Parameter, Polynomial C, Polynomial K) : Substitution(Parameter)
{
    /// <inheritdoc/>
    public override W Value<W>(ReadOnlySpan<W> parameters) => (K.Evaluate(parameters) + parameters[Parameter]) / C.Evaluate(parameters);
}

/// <summary>u·v^k: every u &gt; 0, for any v.</summary>
internal sealed record Rescaled(int Parameter, int By, int Power) : Substitution(Parameter)
{
    /// <inheritdoc/>
    public override W Value<W>(ReadOnlySpan<W> parameters)
    {
        var value = parameters[Parameter];
        for (var k = 0; k < Math.Abs(Power); k++)
        {
            value = Power > 0 ? value * parameters[By] : value / parameters[By];
        }

        return value;
    }
}
