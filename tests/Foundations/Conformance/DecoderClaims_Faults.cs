namespace SpecProofs.Tests;

/// <summary>A decoder that fails, or that keeps state of its own, is told so and not accused of breaking its claim.</summary>
public sealed class DecoderClaims_Faults
{
    public static TheoryData<string, string> Faults => new()
    {
        { "throws", "Faulty failed: KeyNotFoundException: no such row (T1.law)" },
        { "memory", "Faulty failed: it ran out of memory (T1.law)" },
        { "state", "Faulty failed: the program made other choices when it was run again" },
        { "toggles", "Faulty failed: the program made other choices when it was run again" },
        { "random", "Faulty failed: the program made other choices when it was run again" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_is_a_verdict_of_its_own(string fault, string headline)
    {
        var claims = DecoderClaims.Of(new Faulty(fault));
        var result = claims.Run(new(Cases: 20), Claim.Lossless).Single();
        Assert.Equal(Conformance.Verdict.Fault, result.Verdict);
        Assert.StartsWith(headline, result.Failure, StringComparison.Ordinal);
        Assert.Contains("this says nothing about the statement", result.Failure, StringComparison.Ordinal);
        Assert.DoesNotContain("lossless", result.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_has_the_author_s_line_and_none_of_our_frames()
    {
        var thrown = Assert.Throws<ProgramFailedException>(() => DecoderClaims.Of(new Faulty("throws")).Check(Claim.Lossless));
        Assert.Matches(@"\n +at Faulty\.Advance   DecoderClaims_Faults\.cs:[0-9]+\n", thrown.Message);
        Assert.DoesNotContain("SpecProofs.Conformance", thrown.Message + thrown.StackTrace, StringComparison.Ordinal);
    }

    private sealed record Faulty(string Fault) : IDecoder<Rational>
    {
        private readonly Random _random = new(1);
        private int _steps;

        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            _steps++;
            text.StartRound(1);
            var drawn = chance.Draw(text.Context.Target);
            switch (Fault)
            {
                case "throws":
                    throw new KeyNotFoundException("no such row");
                case "memory":
                    text.AppendFromTarget(new int[int.MaxValue, int.MaxValue].Length);
                    break;
                case "state":
                    text.AppendFromTarget(_steps % 3 == 0 ? chance.Draw(text.Context.Draft) : drawn);
                    break;
                case "toggles":
                    text.AppendFromTarget(_steps % 2 == 0 ? 0 : drawn);
                    break;
                default:
                    text.AppendFromTarget(_random.Next(text.Context.Target.Vocabulary));
                    break;
            }
        }
    }
}
