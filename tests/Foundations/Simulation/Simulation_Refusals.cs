namespace SpecProofs.Tests;

/// <summary>Decoders that break the rules are refused with one clear line wherever they are run, and never hang.</summary>
public sealed class Simulation_Refusals
{
    private const int Horizon = 4;

    private static readonly Instance<double> Pair = new(
        new Iid<double>(Distribution<double>.Uniform(3)), new Iid<double>(Distribution<double>.Proportional(1, 2, 3)), Horizon);

    public static TheoryData<string, Action<IChance<double>, Text<double>>> Broken => new()
    {
        { "a broken decoder appended nothing at position 1: each step must append at least one token", (_, _) => { } },
        { "a broken decoder appended nothing at position 3: each step must append at least one token", (_, text) => Append(text, 2) },
        { "a broken decoder shortened the text from 2 tokens to 0: a step only appends", (_, text) => ClearAt(text, 2) },
        { "the decoder wrote token 3 at position 1: the vocabulary is 0 … 2", (_, text) => text.AppendFromTarget(3) },
        { "the decoder wrote token -1 at position 1: the vocabulary is 0 … 2", (_, text) => text.Accept(-1) },
        { "the decoder wrote token 2 at position 5, past the horizon of 4", (_, text) => Write(text, Horizon + 1) },
        { "an acceptance probability is NaN, not in [0, 1]", (chance, text) => Test(chance, text, double.NaN) },
        { "an acceptance probability is 1.5, not in [0, 1]", (chance, text) => Test(chance, text, 1.5) },
        { "an acceptance probability is -0.25, not in [0, 1]", (chance, text) => Test(chance, text, -0.25) },
    };

    [Theory, MemberData(nameof(Broken))]
    public void Run_by_run(string message, Action<IChance<double>, Text<double>> step) =>
        Refused(message, () => MonteCarlo.RunByRun(new Decoder(step), Pair, 5000, seed: 1, [text => text.Length]));

    /// <summary>From 64 tokens on, steps are scheduled ahead.</summary>
    [Theory, MemberData(nameof(Broken))]
    public void Run_by_run_with_many_tokens(string message, Action<IChance<double>, Text<double>> step)
    {
        var many = new Iid<double>(Distribution<double>.Uniform(100));
        Refused(
            message.Replace("0 … 2", "0 … 99", StringComparison.Ordinal).Replace("token 3 ", "token 100 ", StringComparison.Ordinal),
            () => MonteCarlo.RunByRun(
                new Decoder(message.Contains("token 3 ", StringComparison.Ordinal) ? (_, text) => text.Accept(100) : step),
                new(many, many, Horizon), 5000, seed: 1, [text => text.Length]));
    }

    [Theory, MemberData(nameof(Broken))]
    public void Compiled(string message, Action<IChance<double>, Text<double>> step) =>
        Refused(message, () => CompiledDecoder.Of(new Decoder(step), Pair, new StepAssumptions<double>(DrawsForget: true)));

    [Theory, MemberData(nameof(Broken))]
    public void Explored(string message, Action<IChance<double>, Text<double>> step) =>
        Refused(message, () => ExactLaw.Of(new Decoder(step), Pair));

    [Theory, MemberData(nameof(Broken))]
    public void Sampled_once(string message, Action<IChance<double>, Text<double>> step) =>
        Refused(message, () => new Decoder(step).Run(new Sampler<double>(1), Pair));

    [Fact]
    public void The_ends_of_the_range_are_probabilities()
    {
        var sampler = new Sampler<double>(1);
        Assert.Equal([false, false, true], new[] { 0, -0.0, 1 }.Select(sampler.Accept));
        Assert.Throws<InvalidOperationException>(() => sampler.Accept(Math.BitIncrement(1.0)));
        Assert.Throws<InvalidOperationException>(() => sampler.Accept(-double.Epsilon));
        Assert.Throws<InvalidOperationException>(() => new Sampler<Rational>(1).Accept(Rational.Of(-1, 1000)));
        Assert.Throws<InvalidOperationException>(() => new Sampler<float>(1).Accept(float.NaN));
    }

    private static void Refused(string message, Action run) => Assert.Equal(message, Assert.Throws<InvalidOperationException>(run).Message);

    private static void Append(Text<double> text, int atMost)
    {
        if (text.Length < atMost)
        {
            text.AppendFromTarget(0);
        }
    }

    private static void ClearAt(Text<double> text, int length)
    {
        if (text.Length == length)
        {
            text.Clear();
        }
        else
        {
            text.AppendFromTarget(0);
        }
    }

    private static void Write(Text<double> text, int tokens)
    {
        for (var i = 0; i < tokens; i++)
        {
            text.AppendFromTarget(2);
        }
    }

    private static void Test(IChance<double> chance, Text<double> text, double probability) =>
        text.AppendFromTarget(chance.Accept(probability) ? 0 : 1);

    private sealed class Decoder(Action<IChance<double>, Text<double>> step) : IDecoder<double>
    {
        public void Advance(IChance<double> chance, Text<double> text) => step(chance, text);

        public override string ToString() => "a broken decoder";
    }
}
