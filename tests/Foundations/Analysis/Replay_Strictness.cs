using FsCheck.Xunit;

namespace SpecProofs.Tests;

/// <summary>A recorded run replays to itself, and to nothing else.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 100, Replay = "1,3")]
public sealed class Replay_Strictness
{
    [Property]
    public void Recording_then_replaying_is_the_identity(GeneratedInstance given, Lookahead lookahead, bool bonus, ulong seed)
    {
        var decoder = new Speculative<Rational>(lookahead.Tokens, bonus);
        var recorder = new Recorder<Rational>(new Sampler<Rational>(seed));
        var run = decoder.Run(recorder, given.Instance);
        Assert.Equal(run, Replay<Rational>.Of(Trace.Parse(recorder.Trace.ToString()), chance => decoder.Run(chance, given.Instance)));
    }

    [Property]
    public void A_missing_choice_is_refused(GeneratedInstance given, ulong seed)
    {
        var trace = Recorded(given, seed);
        var error = Assert.Throws<ReplayException>(() => Replayed(given, new Trace(trace.Choices[..^1])));
        Assert.Contains("the trace ends", error.Message, StringComparison.Ordinal);
    }

    [Property]
    public void A_choice_left_over_is_refused(GeneratedInstance given, ulong seed)
    {
        var trace = Recorded(given, seed);
        var error = Assert.Throws<ReplayException>(() => Replayed(given, new Trace(trace.Choices.Add(Choice.Draw(0)))));
        Assert.Contains("left over", error.Message, StringComparison.Ordinal);
    }

    [Property]
    public void A_choice_of_the_other_kind_is_refused(GeneratedInstance given, ulong seed)
    {
        var trace = Recorded(given, seed);
        Assert.Throws<ReplayException>(() => Replayed(given, new Trace(trace.Choices.SetItem(0, Choice.Test(true)))));
        Assert.Throws<ReplayException>(() => Replayed(given, new Trace(trace.Choices.SetItem(1, Choice.Draw(0)))));
    }

    [Fact]
    public void An_impossible_answer_is_refused()
    {
        Assert.Throws<ReplayException>(
            () => Replay<Rational>.Of(Trace.Parse("draw 1"), chance => chance.Draw(Distribution<Rational>.Point(0, 2))));
        Assert.Throws<ReplayException>(
            () => Replay<Rational>.Of(Trace.Parse("draw 2"), chance => chance.Draw(Distribution<Rational>.Point(0, 2))));
        Assert.Throws<ReplayException>(() => Replay<Rational>.Of(Trace.Parse("accept"), chance => chance.Accept(0)));
        Assert.Throws<ReplayException>(() => Replay<Rational>.Of(Trace.Parse("reject"), chance => chance.Accept(1)));
    }

    [Fact]
    public void A_trace_that_is_not_one_is_refused() => Assert.Throws<FormatException>(() => Trace.Parse("draw 0, perhaps"));

    private static Trace Recorded(GeneratedInstance given, ulong seed)
    {
        var recorder = new Recorder<Rational>(new Sampler<Rational>(seed));
        _ = new Speculative<Rational>().Run(recorder, given.Instance);
        return recorder.Trace;
    }

    private static Transcript Replayed(GeneratedInstance given, Trace trace) =>
        Replay<Rational>.Of(trace, chance => new Speculative<Rational>().Run(chance, given.Instance));
}
