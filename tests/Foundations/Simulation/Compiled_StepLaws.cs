using FsCheck.Xunit;

namespace SpecProofs.Tests;

/// <summary>A compiled decoder has the law of the decoder, state for state and count for count, in rational numbers.</summary>
[Properties(Arbitrary = [typeof(WithoutEndTokens), typeof(Arbitraries)], MaxTest = 60, Replay = "1,3")]
public sealed class Compiled_StepLaws
{
    [Property]
    public void Counts_have_the_exact_law(GeneratedInstance given, Lookahead lookahead, Drafts drafts)
    {
        foreach (var decoder in CompiledDecoders.Of(lookahead, drafts))
        {
            var law = ExactLaw.Of(decoder, given.Instance, text => (0, text.Rejections, text.Rounds));
            Assert.Equal(law, CompiledDecoder.Machine(decoder, given.Instance, _ => 0, null).Law());
        }
    }

    [Property(MaxTest = 30)]
    public void Tokens_and_counts_have_the_exact_law(GeneratedInstance given, Lookahead lookahead, Drafts drafts)
    {
        foreach (var decoder in CompiledDecoders.Of(lookahead, drafts))
        {
            var law = ExactLaw.OfTranscripts(decoder, given.Instance).Select(run => (run.Tokens, run.Rejections, run.Rounds));
            Assert.Equal(law, CompiledDecoder.Machine(decoder, given.Instance, text => Tokens.Of(text.Tokens), null).Law());
        }
    }

    [Property]
    public void A_rule_that_reads_the_history_is_compiled_if_the_history_is_kept(
        GeneratedInstance given, GeneratedRule member, Lookahead lookahead)
    {
        var decoder = new RejectionBased<Rational>(member.Rule, lookahead.Tokens);
        var law = ExactLaw.OfTranscripts(decoder, given.Instance)
            .Select(run => ((run.Tokens[^1], run.Rejections), run.Rejections, run.Rounds));
        var compiled = CompiledDecoder.Machine(
            decoder, given.Instance, text => (text.Length == 0 ? -1 : text.Tokens[^1], text.Rejections), null);
        Assert.Equal(law, compiled.Law());
    }

    [Property]
    public void Positions_may_share_states_where_the_step_is_the_same(GeneratedInstance given, Drafts drafts)
    {
        IDecoder<Rational>[] decoders = [new Speculative<Rational>(), new BatchSpeculative<Rational>(drafts.Count)];
        foreach (var decoder in decoders)
        {
            var law = ExactLaw.Of(decoder, given.Instance, text => (text.Length == 0 ? -1 : text.Tokens[^1], text.Rejections, text.Rounds));
            var compiled = CompiledDecoder.Machine(
                decoder, given.Instance, text => text.Length == 0 ? -1 : text.Tokens[^1], StepAssumptions<Rational>.TokenwiseToHorizon);
            Assert.Equal(law, compiled.Law());
        }
    }

    [Property]
    public void Equal_draws_may_be_shared_where_a_draw_forgets(
        GeneratedInstance given, Damping damping, Lookahead lookahead, Drafts drafts, bool bonus)
    {
        var forgets = new StepAssumptions<Rational>(DrawsForget: true);
        IDecoder<Rational>[] decoders =
        [
            new Autoregressive<Rational>(),
            new Speculative<Rational>(lookahead.Tokens, bonus),
            new BatchSpeculative<Rational>(drafts.Count, lookahead.Tokens),
            new RejectionBased<Rational>(RejectedTokenRule.Of(damping), lookahead.Tokens),
        ];
        foreach (var decoder in decoders)
        {
            var law = ExactLaw.OfTranscripts(decoder, given.Instance)
                .Select(run => ((run.Tokens, run.Rejections), run.Rejections, run.Rounds));
            var machine = CompiledDecoder.Machine(decoder, given.Instance, text => (Tokens.Of(text.Tokens), text.Rejections), forgets);
            Assert.Equal(law, machine.Law());
        }
    }

    [Property]
    public void What_is_assumed_of_the_librarys_decoders_is_true(GeneratedInstance given, Lookahead lookahead, Drafts drafts)
    {
        var horizon = given.Instance.Horizon;
        IDecoder<Rational>[] decoders =
        [
            .. CompiledDecoders.Of(lookahead, drafts), new Speculative<Rational>(), new BatchSpeculative<Rational>(drafts.Count),
            new Speculative<Rational>(horizon, Bonus: true), new BatchSpeculative<Rational>(drafts.Count, horizon),
        ];
        foreach (var decoder in decoders)
        {
            var law = ExactLaw.Of(decoder, given.Instance, text => (0, text.Rejections, text.Rounds));
            var assumptions = StepAssumptions<Rational>.For(decoder, horizon);
            Assert.Equal(law, CompiledDecoder.Machine<int, Rational>(decoder, given.Instance, keep: null, assumptions).Law());
        }
    }

    [Fact]
    public void A_decoder_that_reads_what_no_state_holds_is_refused()
    {
        var error = Assert.Throws<HistoryReadException>(() => CompiledDecoder.Of(new RejectionBased<Rational>(ReadsHistory), TwoStates()));
        Assert.Contains("reads the tokens or counts of the text, of which nothing is kept", error.Message, StringComparison.Ordinal);
        Assert.NotNull(CompiledDecoder.Of(new RejectionBased<Rational>(ReadsHistory), TwoStates(), text => text.Rejections));
        Assert.NotNull(CompiledDecoder.Of(new RejectionBased<Rational>(Rule<Rational>.Lossless), TwoStates()));
    }

    /// <summary>Keeps every draft token after the first rejection.</summary>
    private static Rule<Rational> ReadsHistory { get; } = Rule<Rational>.Lossless with
    {
        Acceptance = (text, token) => text.Rejections > 0 ? Rational.One : text.Context.Coupling.Acceptance(token),
    };

    [Fact]
    public void A_drafted_block_is_not_forgotten()
    {
        var instance = new Instance<Rational>(
            new Iid<Rational>(Distribution<Rational>.Uniform(2)),
            new Iid<Rational>(Distribution<Rational>.Proportional(1, 2)),
            horizon: 2);
        var law = ExactLaw.Of(new BlockVerification<Rational>(), instance, text => (Tokens.Of(text.Tokens), text.Rejections, text.Rounds));
        var compiled = CompiledDecoder.Machine(
            new BlockVerification<Rational>(), instance, text => Tokens.Of(text.Tokens), new(DrawsForget: true));
        Assert.NotEqual(law, compiled.Law());
    }

    [Fact]
    public void The_first_position_of_a_round_is_merged_with_the_others_if_it_verifies_in_the_same_way()
    {
        var assumptions = StepAssumptions<Rational>.TokenwiseToHorizon;
        Assert.Equal(2, CompiledDecoder.Of(new Speculative<Rational>(), TwoStates(), assumptions).States);
        Assert.Equal(4, CompiledDecoder.Of(new BatchSpeculative<Rational>(2), TwoStates(), assumptions).States);
    }

    [Fact]
    public void What_costs_too_much_is_refused()
    {
        Refused(CompileBudget.Default with { Tokens = 50 });
        Refused(CompileBudget.Default with { States = 10 });
        Refused(CompileBudget.Default with { Bytes = 1000 });
        void Refused(CompileBudget budget) => Assert.Throws<BudgetExceededException>(
            () => CompiledDecoder.Of(new Speculative<Rational>(), TwoStates(), text => Tokens.Of(text.Tokens), budget: budget));
    }

    [Fact]
    public void Shared_positions_need_steps_of_one_token()
    {
        var bonus = new Speculative<Rational>(1, Bonus: true);
        Assert.Throws<InvalidOperationException>(
            () => CompiledDecoder.Of(bonus, TwoStates(), StepAssumptions<Rational>.TokenwiseToHorizon));
    }

    private static Instance<Rational> TwoStates()
    {
        Distribution<Rational>[] rows = [Distribution<Rational>.Proportional(1, 2), Distribution<Rational>.Proportional(3, 1)];
        return new(new Iid<Rational>(Distribution<Rational>.Uniform(2)), MarkovChain<Rational>.Homogeneous(rows[0], rows), 10);
    }
}
