namespace SpecProofs.Figures;

/// <summary>What more drafts save at one position, TV − Π TV(q^m, p), against M: the paper's Figure 3, right.</summary>
internal static class BatchImprovement
{
    private const int MostDrafts = 10;

    private static readonly int[] Covered = [12, 8, 4, 2];

    private static readonly Mark[] Marks = [Mark.Line, Mark.Dashed, Mark.Dotted, Mark.DashDotted];

    /// <summary>q = Ber(1/2), p = Ber(u).</summary>
    public static Figure Bernoulli() => Of(
        "fig3upper",
        "target Ber(1/2), draft Ber(u)",
        from u in new[] { Rational.Of(1, 20), Rational.Of(1, 10), Rational.Of(1, 4), Rational.Of(2, 5) }
        select ($"u = {u}", new Coupling<Rational>(Distribution<Rational>.Of(1 - u, u), Distribution<Rational>.Uniform(2))));

    /// <summary>p uniform on V tokens, q uniform on the first V′ of them.</summary>
    public static Figure Uniform() => Of(
        "fig3lower",
        "draft uniform on V = 16 tokens, target uniform on the first V′ of them",
        from covered in Covered
        let weights = Enumerable.Range(0, 16).Select(x => x < covered ? Rational.One : Rational.Zero).ToArray()
        let pair = new Coupling<Rational>(Distribution<Rational>.Uniform(16), Distribution<Rational>.Proportional(weights))
        select ($"V/V′ = {Rational.Of(16, covered)}", pair));

    private static Figure Of(string id, string words, IEnumerable<(string Name, Coupling<Rational> Pair)> pairs) => new(
        id,
        "Rejection probability that M drafts save at one position",
        new("drafts M (count)", Whole: true),
        new("TV − Π TV(q^{m}, p) (probability)"),
        [.. pairs.Select((pair, i) => new Series(
            pair.Name,
            Marks[i],
            [.. Enumerable.Range(1, MostDrafts).Select(m => new Point(m, Saved(pair.Pair, m)))]))],
        words)
    { Statements = ["T3.rejections", "L.stages"] };

    private static Rational Saved(Coupling<Rational> pair, int drafts) =>
        pair.TotalVariation - BatchStages<Rational>.After(pair, drafts).Left;
}
