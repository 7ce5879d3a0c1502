namespace SpecProofs.Tests;

/// <summary>What is proved, what is refuted and what stays open, from the decoders' own code.</summary>
public sealed class Proof_Outcomes
{
    [Theory]
    [InlineData(2, 1, 1, false, 11)]
    [InlineData(2, 2, 1, false, 671)]
    [InlineData(2, 2, 2, false, 671)]
    [InlineData(2, 2, 1, true, 191)]
    [InlineData(3, 1, 1, false, 103)]
    public void Speculative_decoding_has_the_target_law(int vocabulary, int horizon, int lookahead, bool bonus, int cells) =>
        AssertProved(cells, point => Checks.Lossless(new Speculative<Real>(lookahead, bonus), point.Instance(vocabulary, horizon)));

    [Theory]
    [InlineData(2, 1, 11)]
    [InlineData(2, 2, 671)]
    [InlineData(3, 1, 103)]
    public void It_rejects_as_often_as_the_total_variations_say(int vocabulary, int horizon, int cells) => AssertProved(cells, point =>
    {
        var instance = point.Instance(vocabulary, horizon);
        Checks.Rejections(new Speculative<Real>(), instance, ExpectedRejections.Speculative(instance));
    });

    [Theory]
    [InlineData(2, 2, 2, 671)]
    [InlineData(2, 2, 3, 671)]
    [InlineData(3, 1, 2, 151)]
    [NeedsInlineData(Need.Time, 3, 1, 3, 199)]
    public void Batch_decoding_has_the_target_law(int vocabulary, int horizon, int drafts, int cells) =>
        AssertProved(cells, point => Checks.Lossless(new BatchSpeculative<Real>(drafts), point.Instance(vocabulary, horizon)));

    [Theory]
    [InlineData(2, 2, 1, 671)]
    [InlineData(2, 2, 2, 1463)]
    [InlineData(3, 1, 1, 103)]
    public void Block_verification_has_the_target_law(int vocabulary, int horizon, int lookahead, int cells) =>
        AssertProved(cells, point => Checks.Lossless(new BlockVerification<Real>(lookahead), point.Instance(vocabulary, horizon)));

    /// <summary>Rows that are shared between contexts make fewer cells.</summary>
    [Theory]
    [InlineData(ModelShape.Iid, 3, 11)]
    [InlineData(ModelShape.Markov, 3, 1151)]
    [InlineData(ModelShape.HistoryDependent, 2, 671)]
    public void Models_have_the_shape_that_is_asked_for(ModelShape shape, int horizon, int cells) =>
        AssertProved(cells, point => Checks.Lossless(new Speculative<Real>(), point.Instance(2, horizon, shape)));

    /// <summary>Theorem 2 for symbolic acceptances: c·min(1, q/p) with any c in [0, 1] for each token.</summary>
    [Theory]
    [InlineData(2)]
    [NeedsInlineData(Need.Time, 3)]
    public void A_damped_member_is_lossless_and_rejects_no_less(int vocabulary) => AssertProved(null, point =>
    {
        var instance = point.Instance(vocabulary, 1);
        var decoder = new RejectionBased<Real>(LosslessMember.Damped<Real>((_, token) => point.Level($"c({token})")));
        Checks.Lossless(decoder, instance);
        var rejections = ExactLaw.OfTranscripts(decoder, instance).Expectation(run => run.Rejections);
        Checks.That(ExpectedRejections.Speculative(instance) <= rejections, "a lossless member is below the bound");
    });

    /// <summary>Theorem 4 for any rows and acceptances: no fallback does better than the closed form.</summary>
    [Fact]
    public void No_fallback_does_better_than_the_closed_form() => AssertProved(null, point =>
    {
        var coupling = point.Instance(2, 1).Start.Coupling;
        var tradeoff = new BiasTradeoff<Real>(coupling, [point.Level("b(0)"), point.Level("b(1)")]);
        Checks.That(tradeoff.Loss <= tradeoff.LossWith(point.Row("P", 2)), "a fallback does better");
    });

    [Fact]
    public void Wrong_decoders_are_refuted_and_exact_enumeration_confirms_it()
    {
        foreach (var (wrong, same) in Wrong<Real>.All.Zip(Wrong<Rational>.All))
        {
            var refuted = Assert.IsType<Outcome.Refuted>(Proof.ForAll(point => Checks.Lossless(wrong, point.Instance(2, 1))));
            var instance = refuted.Counterexample.Point.Instance(2, 1);
            Assert.False(ExactLaw.Of(same, instance).Equals(TargetLaw.Of(instance)), wrong.Name);
            Assert.False(ExactLaw.OfTranscripts(same, instance).Equals(
                ExactLaw.OfTranscripts(new Speculative<Rational>(1), instance)), wrong.Name);
        }
    }

    /// <summary>Where every comparison is by !=, each point of a cell that fails is a witness.</summary>
    [Fact]
    public void A_decoder_fails_at_every_point_of_the_cell_that_refutes_it()
    {
        var random = new Random(3);
        foreach (var (wrong, same) in Wrong<Real>.All.Zip(Wrong<Rational>.All))
        {
            var cell = Assert.IsType<Outcome.Refuted>(
                Proof.ForAll(point => Checks.Lossless(wrong, point.Instance(3, 1)))).Counterexample.Cell;
            foreach (var _ in Enumerable.Range(0, 50))
            {
                Rational[] parameters = [
                    .. Enumerable.Range(0, cell.Parameters).Select(_ => Rational.Of(random.Next(1, 50), random.Next(1, 50)))];
                var instance = new Point<Rational>(cell, parameters).Instance(3, 1);
                Assert.False(ExactLaw.Of(same, instance).Equals(TargetLaw.Of(instance)), wrong.Name);
            }
        }
    }

    [Fact]
    public void A_counterexample_shows_its_rows()
    {
        var refuted = Proof.ForAll(point => Checks.Lossless(Wrong<Real>.All[5], point.Instance(2, 1)));
        Assert.Equal("refuted: Pr(0) = 7/1000, not 0\n\"\": p = (7/1000, 993/1000), q = (0, 1)", $"{refuted}");
    }

    [Fact]
    public void A_law_that_holds_at_one_size_is_refuted_at_another()
    {
        AssertProved(11, point => RejectionsUnderTheDraft(point.Instance(2, 1)));
        Assert.IsType<Outcome.Refuted>(Proof.ForAll(point => RejectionsUnderTheDraft(point.Instance(2, 2))));

        static void RejectionsUnderTheDraft(Instance<Real> instance) =>
            Checks.Rejections(new Speculative<Real>(), instance,
                ExpectedRejections.Speculative(new Instance<Real>(instance.Target, instance.Draft, instance.Horizon)));
    }

    /// <summary>√2 is not cut at: the case stays open, and says why.</summary>
    [Fact]
    public void A_sign_that_cannot_be_cut_at_leaves_the_case_open()
    {
        var open = Assert.IsType<Outcome.Open>(Proof.ForAll(point =>
        {
            var p = point.Row("p", 2);
            Checks.That(p[0] * p[0] * 2 != p[1] * p[1], "p(0)/p(1) = √½");
        }));
        Assert.Equal(1, open.Undecided);
        Assert.Equal("open: 1 of 3 cells: the sign of 2·t0^2 - 1 differs from point to point or is not decided", $"{open}");
    }

    [Fact]
    public void A_spent_budget_leaves_the_case_open()
    {
        var open = Assert.IsType<Outcome.Open>(
            Proof.ForAll(point => Checks.Lossless(new Speculative<Real>(), point.Instance(2, 2)), new(Runs: 100)));
        Assert.Equal("the budget of 100 runs is spent", open.Reason);
        Assert.IsType<Outcome.Proved>(
            Proof.ForAll(point => Checks.Lossless(new Speculative<Real>(), point.Instance(2, 2)), new(Runs: 738)));
    }

    private static void AssertProved(int? cells, Action<Point<Real>> check)
    {
        var proved = Assert.IsType<Outcome.Proved>(Proof.ForAll(check));
        Assert.Equal(cells ?? proved.Cells, proved.Cells);
    }
}
