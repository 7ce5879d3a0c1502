namespace SpecProofs.Tests;

/// <summary>
/// The cells of a proof are all instances: each one lands in exactly one leaf, whose rows at its parameters are its own, and where the
/// law is that of exact enumeration.
/// </summary>
public sealed class Cells_Walk
{
    public static TheoryData<string, Func<IDecoder<Real>>, Func<IDecoder<Rational>>, int, int, Chart?> Decoders => new()
    {
        { "speculative", () => new Speculative<Real>(2), () => new Speculative<Rational>(2), 2, 2, null },
        { "with bonus", () => new Speculative<Real>(1, Bonus: true), () => new Speculative<Rational>(1, Bonus: true), 2, 2, null },
        { "two drafts", () => new BatchSpeculative<Real>(2), () => new BatchSpeculative<Rational>(2), 3, 1, Chart.OverlapOfDraft },
        { "blocks", () => new BlockVerification<Real>(2), () => new BlockVerification<Rational>(2), 2, 2, null },
    };

    [Theory]
    [MemberData(nameof(Decoders))]
    public void Every_instance_lands_in_one_leaf_and_has_its_law_there(
        string name, Func<IDecoder<Real>> decoder, Func<IDecoder<Rational>> same, int vocabulary, int horizon, Chart? chart)
    {
        Assert.NotEmpty(name);
        Law<Transcript, Real>? law = null;
        var random = new Random(20_241_101);
        foreach (var n in Enumerable.Range(0, vocabulary == 2 ? 400 : 100))
        {
            var instance = RandomInstance(random, vocabulary, horizon);
            var (cell, parameters) = Walk.To(Check, instance, chart ?? (Chart)(n % 3));
            var leaf = new Point<Rational>(cell, parameters).Instance(vocabulary, horizon);
            Assert.All(cell.Orders.Keys, context =>
            {
                Assert.Equal(Walk.ContextOf(instance, context).Draft, Walk.ContextOf(leaf, context).Draft);
                Assert.Equal(Walk.ContextOf(instance, context).Target, Walk.ContextOf(leaf, context).Target);
            });
            Assert.All(cell.Supports.Keys.Where(row => row[0] == 'q'), row =>
                Assert.Equal(Walk.ContextOf(instance, row[2..]).Target, Walk.ContextOf(leaf, row[2..]).Target));
            Assert.All(cell.Supports.Keys.Where(row => row[0] == 'p'), row =>
                Assert.Equal(Walk.ContextOf(instance, row[2..]).Draft, Walk.ContextOf(leaf, row[2..]).Draft));
            var there = new Law<Transcript, Rational>(law!.Outcomes.Select(run => KeyValuePair.Create(run, law[run].At(parameters))));
            Assert.Equal(ExactLaw.OfTranscripts(same(), instance), there);
        }

        void Check(Point<Real> point) => law = ExactLaw.OfTranscripts(decoder(), point.Instance(vocabulary, horizon));
    }

    [NeedsFact(Need.Time)]
    public void So_does_every_instance_of_three_drafts() => Every_instance_lands_in_one_leaf_and_has_its_law_there(
        "three drafts", () => new BatchSpeculative<Real>(3), () => new BatchSpeculative<Rational>(3), 3, 1, Chart.OverlapOfDraft);

    [Fact]
    public void Every_number_in_the_interval_lands_in_one_leaf()
    {
        var instance = RandomInstance(new Random(1), 2, 1);
        foreach (var value in new[] { Rational.Zero, Rational.One, Rational.Of(1, 2), Rational.Of(7, 1000), Rational.Of(1, 3) })
        {
            var (cell, parameters) = Walk.To(point => _ = point.Level("b") < Real.Of(1, 2), instance, Chart.OverlapOfDraft, _ => value);
            Assert.Equal(value, new Point<Rational>(cell, parameters).Level("b"));
        }
    }

    /// <summary>Zeros and ties as often as not; weights small and large.</summary>
    private static Instance<Rational> RandomInstance(Random random, int vocabulary, int horizon)
    {
        var (draft, target, most) = (new Dictionary<Tokens, Distribution<Rational>>(),
            new Dictionary<Tokens, Distribution<Rational>>(), random.Next(2) == 0 ? 3 : 1000);
        return new(PrefixTable<Rational>.Of(vocabulary, prefix => Row(draft, prefix)),
            PrefixTable<Rational>.Of(vocabulary, prefix => Row(target, prefix)), horizon);

        Distribution<Rational> Row(Dictionary<Tokens, Distribution<Rational>> rows, Tokens prefix)
        {
            if (!rows.TryGetValue(prefix, out var row))
            {
                Rational[] weights = [
                    .. Enumerable.Range(0, vocabulary).Select(_ => (Rational)(random.Next(4) == 0 ? 0 : random.Next(1, most)))];
                rows[prefix] = row = weights.All(Rational.IsZero) ? Distribution<Rational>.Uniform(vocabulary)
                    : Distribution<Rational>.Proportional(weights);
            }

            return row;
        }
    }
}
