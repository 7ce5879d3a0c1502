namespace SpecProofs.Tests;

public class InstanceFile_Reading
{
    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void Dynamic_programming_and_summation_agree_on_every_kind(string json)
    {
        var instance = InstanceFile.Parse("sample", json).Instance;
        Assert.Equal(ExpectedTotalVariation.BySummation(instance), ExpectedTotalVariation.ByContext(instance));
    }

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void The_decoder_gives_the_target_law_of_every_kind(string json)
    {
        var instance = InstanceFile.Parse("sample", json).Instance;
        Assert.Equal(TargetLaw.Of(instance), ExactLaw.Of(new Speculative<Rational>(), instance));
    }

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void In_floating_point_it_is_the_same_instance(string json)
    {
        var instance = InstanceFile.Parse("sample", json).Instance;
        var exact = (double)ExpectedRejections.Speculative(instance);
        Assert.Equal(exact, ExpectedRejections.Speculative(instance.ToFloatingPoint()), 1e-12);
    }

    [Fact]
    public void Fractions_decimals_and_JSON_numbers_are_read_exactly()
    {
        var file = InstanceFile.Parse(
            "sample",
            """{ "vocabulary": 3, "horizon": 1, "draft": { "iid": ["1/3", "0.25", "5/12"] }, "target": { "iid": [0.1, 2e-1, "7/10"] } }""");
        Assert.Equal("(1/3, 1/4, 5/12)", $"{file.Instance.Draft.Next(0)}");
        Assert.Equal("(1/10, 1/5, 7/10)", $"{file.Instance.Target.Next(0)}");
    }

    [Fact]
    public void Each_step_has_its_own_matrix()
    {
        var target = InstanceFile.Parse("sample", Samples.PerStep).Instance.Target;
        Assert.Equal("(1/4, 3/4)", $"{target.Next(target.Start)}");
        var afterOne = target.After(target.Start, 1);
        Assert.Equal("(0, 1)", $"{target.Next(afterOne)}");
        Assert.Equal("(1/7, 6/7)", $"{target.Next(target.After(afterOne, 1))}");
    }

    [Fact]
    public void Counts_are_divided_by_their_sum()
    {
        var file = InstanceFile.Parse("sample", Samples.Counts);
        Assert.Equal("(1/3, 2/3)", $"{file.Instance.Draft.Next(0)}");
        Assert.Equal("(5/6, 1/6)", $"{file.Instance.Target.Next(file.Instance.Target.After(0, 0))}");
        Assert.Equal("rain sun", file.Names.Format(Tokens.Of(1, 0)));
    }

    [Fact]
    public void Weights_of_one_model_may_differ_from_the_default()
    {
        var file = InstanceFile.Parse("sample", """
            { "vocabulary": 2, "horizon": 1, "weights": "counts",
              "draft": { "iid": [1, 3] }, "target": { "weights": "probabilities", "iid": ["1/2", "1/2"] } }
            """);
        Assert.Equal("(1/4, 3/4) (1/2, 1/2)", $"{file.Instance.Draft.Next(0)} {file.Instance.Target.Next(0)}");
    }

    [Fact]
    public void Smoothing_is_added_to_counts_and_missing_contexts_were_never_counted()
    {
        var file = InstanceFile.Parse("sample", Samples.NGram);
        var draft = file.Instance.Draft;
        Assert.Equal("(7/12, 5/12)", $"{draft.Next(draft.Start)}");
        Assert.Equal("(3/8, 5/8)", $"{draft.Next(draft.After(0, 0))}");
        Assert.Equal("(1/2, 1/2)", $"{draft.Next(draft.After(0, 1))}");
        Assert.Equal(
            ("n-gram model of order 1 with smoothing 1/2", "n-gram model of order 2", "two letters"),
            (file.DraftKind, file.TargetKind, file.Note));
    }

    [Fact]
    public void Prefixes_are_written_with_names_or_numbers()
    {
        const string Json = """
            { "vocabulary": ["x", "y"], "horizon": 2,
              "draft": { "table": { "": ["1/2","1/2"], "x": ["1","0"], "1": ["0","1"] } }, "target": { "iid": ["1/2","1/2"] } }
            """;
        var draft = InstanceFile.Parse("sample", Json).Instance.Draft;
        Assert.Equal("(1, 0) (0, 1)", $"{draft.Next(draft.After(0, 0))} {draft.Next(draft.After(0, 1))}");
    }

    [Fact]
    public void A_prefix_that_the_target_cannot_reach_needs_no_row()
    {
        // The table samples leave out "1 0", which their targets never write.
        Assert.DoesNotContain("\"1 0\"", Samples.Table, StringComparison.Ordinal);
        _ = InstanceFile.Parse("sample", Samples.Table);
    }

    [Fact]
    public void A_horizon_of_one_has_no_matrix()
    {
        var file = InstanceFile.Parse("sample", """
            { "vocabulary": 1, "horizon": 1,
              "draft": { "iid": ["1"] }, "target": { "markov": { "initial": ["1"], "transitions": [] } } }
            """);
        Assert.Equal(1, file.Instance.Target.Horizon);
    }

    [Fact]
    public void A_long_horizon_is_read_without_walking_all_prefixes()
    {
        var file = InstanceFile.Parse("sample", Samples.Markov.Replace("\"horizon\": 4", "\"horizon\": 10000", StringComparison.Ordinal));
        Assert.Equal(10000, file.Instance.Horizon);
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        using var front = new FrontDoor();
        Assert.Equal(4, InstanceFile.Read(front.File("bom.json", '\uFEFF' + Samples.Markov)).Instance.Horizon);
    }
}
