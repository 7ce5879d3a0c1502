using System.Diagnostics;
using System.Reflection;

namespace SpecProofs.Conformance;

/// <summary>
/// A decoder of one's own under what its author claims of it: every instance of the small world, random ones, and some near constants.
/// </summary>
/// <remarks>
/// Cost: some seconds a claim. Exactness: equality of rationals, no tolerance. The same cases, shrinking and report as for the decoders of
/// this library. Immutable: each method returns claims with another setting.
/// </remarks>
public sealed class DecoderClaims
{
    private readonly MethodInfo _method;
    private readonly Func<Lookahead, Drafts, object?, IDecoder<Rational>> _decoder;
    private readonly ClaimScope _scope;

    private DecoderClaims(string method, Func<Lookahead, Drafts, object?, IDecoder<Rational>> decoder, ParameterSource? parameter = null)
        : this(typeof(ClaimedProperty).GetMethod(method)!, decoder, ClaimScope.Default with { Parameter = parameter })
    {
    }

    private DecoderClaims(MethodInfo method, Func<Lookahead, Drafts, object?, IDecoder<Rational>> decoder, ClaimScope scope) =>
        (_method, _decoder, _scope) = (method, decoder, scope);

    /// <summary>A decoder without parameters.</summary>
    public static DecoderClaims Of(IDecoder<Rational> decoder) => new(nameof(ClaimedProperty.Holds), (_, _, _) => decoder);

    /// <summary>A decoder at every lookahead.</summary>
    public static DecoderClaims Of(Func<Lookahead, IDecoder<Rational>> decoder) =>
        new(nameof(ClaimedProperty.Holds_at_every_lookahead), (lookahead, _, _) => decoder(lookahead));

    /// <summary>A decoder at every lookahead and number of drafts.</summary>
    public static DecoderClaims Of(Func<Lookahead, Drafts, IDecoder<Rational>> decoder) =>
        new(nameof(ClaimedProperty.Holds_at_every_lookahead_and_number_of_drafts), (lookahead, drafts, _) => decoder(lookahead, drafts));

    /// <summary>A decoder with a parameter of its own, such as a threshold, at every lookahead.</summary>
    public static DecoderClaims Of<T>(Parameter<T> parameter, Func<T, Lookahead, IDecoder<Rational>> decoder)
        where T : notnull =>
        new(nameof(ClaimedProperty.Holds_for_every_value), (lookahead, _, value) => decoder((T)value!, lookahead), parameter.Source);

    /// <summary>A decoder with a parameter of its own, at every lookahead and number of drafts.</summary>
    public static DecoderClaims Of<T>(Parameter<T> parameter, Func<T, Lookahead, Drafts, IDecoder<Rational>> decoder)
        where T : notnull => new(
            nameof(ClaimedProperty.Holds_for_every_value_and_number_of_drafts),
            (lookahead, drafts, value) => decoder((T)value!, lookahead, drafts),
            parameter.Source);

    /// <summary>The same decoder on the instances of one family.</summary>
    public DecoderClaims Over(InstanceFamily family) => new(_method, _decoder, _scope with { Family = family });

    /// <summary>The same claims within another budget.</summary>
    public DecoderClaims Within(ClaimBudget budget) => new(_method, _decoder, _scope with { Budget = budget });

    /// <summary>
    /// The same claims with cases near constants of the decoder's code as well: masses and total variations for a constant below 1,
    /// vocabularies and blocks for a whole one. Without any, cases are near 1/50, 1/1000, 6 and 8.
    /// </summary>
    /// <exception cref="ArgumentException">Near a constant there is nothing to generate.</exception>
    public DecoderClaims Constants(params IReadOnlyCollection<Rational> constants) =>
        constants.Where(constant => !NearConstants.Covers(constant)).Select(constant => $"{constant}").FirstOrDefault() is { } unused
            ? throw new ArgumentException(
                $"no case is near the constant {unused}: write one in (0, 1), or a whole one from 2 to 64", nameof(constants))
            : new(_method, _decoder, _scope with { Constants = [.. _scope.Constants, .. constants] });

    /// <summary>The same claims, with the command that a report names to find a failing case again.</summary>
    public DecoderClaims ReplayedBy(string command) => new(_method, _decoder, _scope with { Replay = command });

    /// <summary>How many cases a claim is tried on if it holds.</summary>
    public long Planned(RunOptions options) =>
        _scope.Planned([.. _method.GetParameters().Select(parameter => parameter.ParameterType)], options);

    /// <summary>Tries each claim with the options of the environment.</summary>
    /// <exception cref="ArgumentException">
    /// Nothing is claimed, or a claim about several drafts of a decoder that has no number of drafts, or no case of the family is near a
    /// constant.
    /// </exception>
    /// <exception cref="FalsifiedException">A claim does not hold; the message is the smallest counterexample found.</exception>
    /// <exception cref="ProgramFailedException">The decoder throws; the message has the case and its line.</exception>
    [StackTraceHidden]
    public void Check(params IEnumerable<Claim> claims) => Check(_ => { }, claims);

    /// <summary>The same, and tells of each claim that held how far its cases went.</summary>
    /// <param name="told">What each line is written to, such as the output of a test.</param>
    /// <param name="claims">The claims.</param>
    /// <exception cref="ArgumentException">
    /// Nothing is claimed, or a claim about several drafts of a decoder that has no number of drafts, or no case of the family is near a
    /// constant.
    /// </exception>
    /// <exception cref="FalsifiedException">A claim does not hold; the message is the smallest counterexample found.</exception>
    /// <exception cref="ProgramFailedException">The decoder throws; the message has the case and its line.</exception>
    [StackTraceHidden]
    public void Check(Action<string> told, params IEnumerable<Claim> claims)
    {
        foreach (var result in Run(RunOptions.FromEnvironment(), claims))
        {
            result.ThrowIfFalsified();
            told(result.Summary);
        }
    }

    /// <summary>What comes of trying each claim, one after the other.</summary>
    /// <exception cref="ArgumentException">
    /// Nothing is claimed, or a claim about several drafts of a decoder that has no number of drafts, or no case of the family is near a
    /// constant.
    /// </exception>
    public IEnumerable<PropertyResult> Run(RunOptions options, params IEnumerable<Claim> claims) => Run(options, tried: null, claims);

    /// <summary>The same, told of each case that is tried.</summary>
    /// <exception cref="ArgumentException">
    /// Nothing is claimed, or a claim about several drafts of a decoder that has no number of drafts, or no case of the family is near a
    /// constant.
    /// </exception>
    /// <exception cref="OperationCanceledException">The decoder gave up: it says nothing about any case.</exception>
    public IEnumerable<PropertyResult> Run(RunOptions options, Action<int>? tried, params IEnumerable<Claim> claims)
    {
        var list = claims.ToList();
        if (list.Count == 0)
        {
            throw new ArgumentException("nothing is claimed of the decoder, so there is nothing to try", nameof(claims));
        }

        _scope.CheckConstants();
        var hasDrafts = _method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Drafts));
        return list.Find(claim => claim.NeedsDrafts && !hasDrafts) is { } missing
            ? throw new ArgumentException(
                $"\"{missing}\" is about several drafts: write DecoderClaims.Of((lookahead, drafts) => …)", nameof(claims))
            : list.Select(claim => PropertyRunner.Run(PropertyOf(claim), options, tried));
    }

    /// <summary>
    /// Each case of a claim in the order in which they are tried, as an action that tries it: for a decoder that keeps what it worked out.
    /// </summary>
    /// <param name="options">Number of random cases and seed.</param>
    /// <param name="claim">The claim; an action throws what it throws.</param>
    public IEnumerable<Action> Trials(RunOptions options, Claim claim)
    {
        var property = PropertyOf(claim);
        var claimed = (ClaimedProperty)property.Target!;
        return _scope.Stages(property.Parameters, options).SelectMany(stage => stage.Cases).Select(arguments => (Action)(() =>
        {
            claimed.BeginStage();
            _ = _method.Invoke(claimed, BindingFlags.DoNotWrapExceptions, null, [.. arguments], null);
        }));
    }

    private StatedProperty PropertyOf(Claim claim) => new(
        new(claim.Id, claim.Words, string.Empty, "a claim"), new(claim.Id) { SmallWorld = true }, _method)
    {
        Target = new ClaimedProperty(claim, _decoder, _scope),
    };
}
