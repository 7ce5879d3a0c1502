namespace SpecProofs.Tests;

/// <summary>Proofs step by step: for every horizon where the decoder reads little enough of the text.</summary>
public sealed class StepProof_Certificates
{
    public static TheoryData<Func<IDecoder<Real>>, int, int, int> Proved => new()
    {
        { () => new Speculative<Real>(1), 3, 3, 309 },
        { () => new Speculative<Real>(2), 3, 4, 824 },
        { () => new Speculative<Real>(1, Bonus: true), 2, 3, 105 },
        { () => new BatchSpeculative<Real>(2, 1), 3, 3, 453 },
        { () => new BatchSpeculative<Real>(2, 2), 3, 4, 1016 },
        { () => new BlockVerification<Real>(2), 2, 4, 2600 },
        { () => new Autoregressive<Real>(), 3, 2, 14 },
    };

    [Theory]
    [MemberData(nameof(Proved))]
    public void Decoders_that_read_the_place_in_the_round_alone_are_lossless_for_every_horizon(
        Func<IDecoder<Real>> decoder, int vocabulary, int horizon, int cells)
    {
        var proved = Assert.IsType<StepOutcome.Proved>(StepProof.Lossless(decoder, vocabulary, horizon));
        Assert.True(proved.EveryHorizon);
        Assert.Equal(cells, proved.Cells);
        Assert.Equal(
            $"{decoder()}: the output law is the target's "
            + $"for all real-valued draft and target models over {vocabulary} tokens and every horizon. "
            + "Assumed: exact arithmetic; no end tokens; the decoder depends on the text and on the answers of chance alone.",
            $"{proved}");
    }

    [Fact]
    public void Rejections_add_up_for_every_horizon() =>
        Assert.True(Assert.IsType<StepOutcome.Proved>(
            StepProof.Lossless(() => new Speculative<Real>(2), 3, 4, rejections: true)).EveryHorizon);

    /// <summary>Three tokens and horizon two, as the algorithms stand in the paper: drafting to the horizon.</summary>
    [Fact]
    public void Theorems_1_and_3_hold_at_three_tokens_and_horizon_two()
    {
        Assert.Equal(
            412, Assert.IsType<StepOutcome.Proved>(StepProof.Lossless(() => new Speculative<Real>(), 3, 2, rejections: true)).Cells);
        Assert.Equal(508, Assert.IsType<StepOutcome.Proved>(StepProof.Lossless(() => new BatchSpeculative<Real>(2), 3, 2)).Cells);
    }

    /// <summary>With a bonus a position may go untested, and with two drafts a first position is tested twice.</summary>
    [Fact]
    public void Rejections_that_do_not_add_up_are_not_proved()
    {
        Assert.IsType<Outcome.Refuted>(Assert.IsType<StepOutcome.Unproved>(
            StepProof.Lossless(() => new Speculative<Real>(1, Bonus: true), 2, 3, rejections: true)).Step);
        Assert.IsType<Outcome.Refuted>(Assert.IsType<StepOutcome.Unproved>(
            StepProof.Lossless(() => new BatchSpeculative<Real>(2, 1), 2, 3, rejections: true)).Step);
    }

    /// <summary>Drafting to the horizon, or up to it, meets the end: nothing is said of longer texts.</summary>
    [Fact]
    public void A_step_that_meets_the_end_proves_its_own_horizon_alone()
    {
        Assert.False(Assert.IsType<StepOutcome.Proved>(StepProof.Lossless(() => new Speculative<Real>(), 3, 2)).EveryHorizon);
        Assert.False(Assert.IsType<StepOutcome.Proved>(StepProof.Lossless(() => new BlockVerification<Real>(2), 2, 1)).EveryHorizon);
        Assert.EndsWith("over 2 tokens and horizon 1. Assumed: exact arithmetic; no end tokens; "
                + "the decoder depends on the text and on the answers of chance alone.",
            $"{StepProof.Lossless(() => new BlockVerification<Real>(2), 2, 1)}", StringComparison.Ordinal);
    }

    /// <summary>Wrong from the third token of its only step on, which a horizon of two cuts short.</summary>
    [Fact]
    public void A_step_that_is_told_that_the_text_has_ended_meets_the_end_too()
    {
        var proved = Assert.IsType<StepOutcome.Proved>(StepProof.Lossless(() => new ThreeAtOnce(), 2, 2));
        Assert.False(proved.EveryHorizon);
        Assert.IsType<StepOutcome.Unproved>(StepProof.Lossless(() => new ThreeAtOnce(), 2, 3));
    }

    [Theory]
    [InlineData(TextReads.Tokens)]
    [InlineData(TextReads.Sources)]
    [InlineData(TextReads.Rounds)]
    [InlineData(TextReads.Length)]
    [InlineData(TextReads.Horizon)]
    public void A_decoder_that_reads_more_is_proved_for_its_horizon_alone(TextReads what)
    {
        var proved = Assert.IsType<StepOutcome.Proved>(
            StepProof.Lossless(() => new Meddling<Real>(text => Read(text, what), new Speculative<Real>(1)), 2, 3));
        Assert.False(proved.EveryHorizon);
        Assert.True(proved.Reads.HasFlag(what));
    }

    /// <summary>Wrong from the third token on: a horizon of two does not see it, and must not speak for a longer one.</summary>
    [Fact]
    public void A_decoder_that_goes_wrong_later_is_not_proved_for_every_horizon()
    {
        Assert.False(Assert.IsType<StepOutcome.Proved>(StepProof.Lossless(() => new WrongLater(), 2, 2)).EveryHorizon);
        var unproved = Assert.IsType<StepOutcome.Unproved>(StepProof.Lossless(() => new WrongLater(), 2, 3));
        Assert.StartsWith("the step after \"", $"{unproved}", StringComparison.Ordinal);
        Assert.Contains(", 1 token left, 0 undecided is refuted: Pr(", $"{unproved}", StringComparison.Ordinal);
    }

    /// <summary>Two wrongs that make a right in the whole run: steps fail, which refutes nothing.</summary>
    [Fact]
    public void A_failing_step_is_no_refutation()
    {
        Assert.IsType<StepOutcome.Unproved>(StepProof.Lossless(() => new Undoing(), 2, 2));
        Assert.IsType<Outcome.Proved>(Proof.ForAll(point => Checks.Lossless(new Undoing(), point.Instance(2, 2))));
    }

    [Fact]
    public void Memory_outside_the_text_is_found()
    {
        Assert.Empty(DecoderMemory.Of(new BatchSpeculative<Real>(2)));
        Assert.Empty(DecoderMemory.Of(Wrong<Real>.All[0]));
        Assert.Equal(["Counting._steps", "Counting.s_all"], DecoderMemory.Of(new Counting()));
        var proved = Assert.IsType<StepOutcome.Proved>(StepProof.Lossless(() => new Counting(), 2, 3));
        Assert.False(proved.EveryHorizon);
        Assert.EndsWith("though Counting._steps and Counting.s_all can change.", $"{proved}", StringComparison.Ordinal);
    }

    /// <summary>A step is right if it is like one that is right, given the same draft tokens.</summary>
    [Fact]
    public void A_step_may_be_compared_with_one_of_fewer_draft_tokens()
    {
        var proved = Assert.IsType<StepOutcome.Proved>(StepProof.Lossless(
            () => new BlockVerification<Real>(2), 2, 4, like: new(() => new BlockVerification<Real>(1), Draws: 1)));
        Assert.True(proved.EveryHorizon);
    }

    [Fact]
    public void A_step_that_differs_from_a_right_one_is_not_proved()
    {
        foreach (var wrong in Wrong<Real>.All)
        {
            Assert.IsType<Outcome.Refuted>(Assert.IsType<StepOutcome.Unproved>(
                StepProof.Lossless(() => wrong, 2, 3, like: new(() => new Speculative<Real>(1), Draws: 1))).Step);
        }
    }

    /// <summary>Else it would be right to be like any decoder.</summary>
    [Fact]
    public void The_step_that_it_is_compared_with_has_to_be_right() => Assert.IsType<Outcome.Refuted>(Assert.IsType<StepOutcome.Unproved>(
        StepProof.Lossless(() => Wrong<Real>.All[0], 2, 3, like: new(() => Wrong<Real>.All[0], Draws: 1))).Step);

    [Fact]
    public void Steps_that_do_not_draw_alike_are_not_compared() => Assert.Contains("do not draw alike", $"{StepProof.Lossless(
        () => new Speculative<Real>(1), 2, 3, like: new(() => new Autoregressive<Real>(), Draws: 1))}", StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_said_of_rejections_by_comparison() => Assert.Throws<ArgumentException>(() => StepProof.Lossless(
        () => new Speculative<Real>(2), 2, 4, rejections: true, like: new(() => new Speculative<Real>(1), Draws: 1)));

    private static void Read(Text<Real> text, TextReads what) => _ = what switch
    {
        TextReads.Tokens => text.Tokens.Length,
        TextReads.Sources => text.Rejections,
        TextReads.Rounds => text.Rounds,
        TextReads.Length => text.Length,
        _ => text.Horizon,
    };

    private sealed class WrongLater : IDecoder<Real>
    {
        public void Advance(IChance<Real> chance, Text<Real> text)
        {
            text.StartRound(0);
            text.AppendFromTarget(chance.Draw(text.Length < 2 ? text.Context.Target : text.Context.Draft));
        }
    }

    private sealed class ThreeAtOnce : IDecoder<Real>
    {
        public void Advance(IChance<Real> chance, Text<Real> text)
        {
            text.StartRound(0);
            for (var n = 1; n <= 3 && !text.Ended; n++)
            {
                text.AppendFromTarget(chance.Draw(n < 3 ? text.Context.Target : text.Context.Draft));
            }
        }
    }

    /// <summary>
    /// A fair coin decides how the first token is marked, and the second is drawn too often or too rarely to be 0, depending on the mark.
    /// </summary>
    private sealed class Undoing : IDecoder<Real>
    {
        public void Advance(IChance<Real> chance, Text<Real> text)
        {
            text.StartRound(1);
            var q = text.Context.Target;
            if (text.Length == 0)
            {
                Action<int> mark = chance.Accept(Real.Of(1, 2)) ? text.Accept : text.AppendFromTarget;
                mark(chance.Draw(q));
                return;
            }

            var shift = text.Sources[0] == Source.Draft ? q[0] * q[1] : -(q[0] * q[1]);
            text.AppendFromTarget(chance.Draw(Distribution<Real>.Of(q[0] + shift, q[1] - shift)));
        }
    }

    private sealed class Counting : IDecoder<Real>
    {
        private static readonly List<int> s_all = [];
        private int _steps;

        public void Advance(IChance<Real> chance, Text<Real> text)
        {
            _steps++;
            text.StartRound(0);
            text.AppendFromTarget(chance.Draw(text.Context.Target));
            _ = s_all.Count + _steps;
        }
    }
}
