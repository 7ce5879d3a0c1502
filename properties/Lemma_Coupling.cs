namespace SpecProofs.Properties;

/// <summary>The one-step test of speculative decoding as a coupling of draft and target.</summary>
[Statement(
    "L.coupling",
    "The one-step test is a maximal coupling: Pr(output ≠ draft) = TV(p, q), and no coupling does better.",
    Formula = @"\Pr(x \ne \tilde x) = \mathrm{TV}(p, q) = \min_{(\tilde X, X) \in \Pi(p, q)} \Pr(X \ne \tilde X)",
    Source = $"{Paper.Name}, section 3",
    After = ["T1.law"])]
public sealed class Lemma_Coupling
{
    [Checks("L.coupling", SmallWorld = true)]
    public void Output_differs_from_draft_with_the_total_variation(GeneratedRows given)
    {
        var joint = OneStep(given);
        Expect.Equal(
            "Pr(output ≠ draft) = TV(p, q)",
            joint.Probability(pair => pair.Draft != pair.Output),
            TotalVariation.HalfOfL1(given.Draft, given.Target));
    }

    [Checks("L.coupling", SmallWorld = true)]
    public void Its_marginals_are_draft_and_target(GeneratedRows given)
    {
        var joint = OneStep(given);
        foreach (var x in Enumerable.Range(0, given.Draft.Vocabulary))
        {
            Expect.Equal($"Pr(draft = {x})", joint.Probability(pair => pair.Draft == x), given.Draft[x]);
            Expect.Equal($"Pr(output = {x})", joint.Probability(pair => pair.Output == x), given.Target[x]);
        }
    }

    /// <summary>Any law of pairs is a coupling of its own marginals.</summary>
    [Checks("L.coupling")]
    public void No_coupling_does_better(GeneratedRows given, Levels levels)
    {
        var (tokens, joint) = (Enumerable.Range(0, given.Vocabulary).ToList(), levels.ToRow(given.Vocabulary * given.Vocabulary));
        var draft = Distribution<Rational>.Of([.. tokens.Select(x => tokens.Select(y => Pair(x, y)).Sum())]);
        var output = Distribution<Rational>.Of([.. tokens.Select(y => tokens.Select(x => Pair(x, y)).Sum())]);
        Expect.AtMost(
            "TV of the marginals, and Pr(output ≠ draft) of any coupling",
            TotalVariation.HalfOfL1(draft, output),
            1 - tokens.Select(x => Pair(x, x)).Sum());

        Rational Pair(int x, int y) => joint[(x * given.Vocabulary) + y];
    }

    [Checks("L.coupling", CaseOf = nameof(No_coupling_does_better))]
    public void No_vertex_of_the_couplings_does_better(GeneratedRows given, int salt)
    {
        var coupling = AnyVertex(given.Draft, given.Target, salt);
        Expect.AtMost(
            "TV(p, q), and Pr(output ≠ draft) of another coupling",
            TotalVariation.HalfOfL1(given.Draft, given.Target),
            coupling.Probability(pair => pair.Draft != pair.Output));
    }

    [Checks("L.coupling", SmallWorld = true)]
    public void One_pass_over_both_rows_gives_the_whole_coupling(GeneratedRows given)
    {
        var (coupling, acceptance, excess) = (
            new Coupling<Rational>(given.Draft, given.Target), new Rational[given.Draft.Vocabulary], new Rational[given.Draft.Vocabulary]);
        Expect.Equal(
            "the sum of the excess, and TV(p, q)",
            WholeCoupling.Of(given.Draft.Masses, given.Target.Masses, acceptance, excess),
            TotalVariation.HalfOfL1(given.Draft, given.Target));
        foreach (var x in Enumerable.Range(0, given.Draft.Vocabulary))
        {
            Expect.Equal(
                $"b({x})·p({x}), and min(p, q)",
                acceptance[x] * given.Draft[x],
                given.Draft[x] < given.Target[x] ? given.Draft[x] : given.Target[x]);
            Expect.Equal($"b({x}) in one pass, and alone", acceptance[x], coupling.Acceptance(x));
            Expect.Equal(
                $"the excess of {x}, and TV · the residual",
                excess[x],
                Rational.IsZero(coupling.TotalVariation) ? 0 : coupling.TotalVariation * coupling.Residual[x]);
        }
    }

    /// <summary>Drafted and written token, read off the running decoder's own choices.</summary>
    private static Law<(int Draft, int Output), Rational> OneStep(GeneratedRows given)
    {
        var instance = new Instance<Rational>(new Iid<Rational>(given.Draft), new Iid<Rational>(given.Target), 1);
        return new(ExactLaw.Paths<Transcript, Rational>(chance => new Speculative<Rational>().Run(chance, instance))
            .Select(path => KeyValuePair.Create((path.Trace.Choices[0].Token!.Value, path.Outcome.Tokens[0]), path.Mass)));
    }

    /// <summary>
    /// A vertex of the polytope of all couplings: fill its cells in some order, each as far as the marginals allow. Every vertex has such
    /// an order.
    /// </summary>
    private static Law<(int Draft, int Output), Rational> AnyVertex(Distribution<Rational> p, Distribution<Rational> q, int salt)
    {
        var (rows, columns) = (p.Masses.ToArray(), q.Masses.ToArray());
        var cells =
            from x in Enumerable.Range(0, p.Vocabulary)
            from y in Enumerable.Range(0, q.Vocabulary)
            orderby new SplitMix64((ulong)HashOf(salt, x, y)).Next()
            select (x, y);
        var masses = new List<KeyValuePair<(int Draft, int Output), Rational>>();
        foreach (var (x, y) in cells)
        {
            var mass = rows[x] < columns[y] ? rows[x] : columns[y];
            (rows[x], columns[y]) = (rows[x] - mass, columns[y] - mass);
            masses.Add(KeyValuePair.Create((x, y), mass));
        }

        return new(masses);
    }

    private static long HashOf(int salt, int x, int y) => (((long)salt * 64) + x) * 64 + y;
}
