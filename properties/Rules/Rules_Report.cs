namespace SpecProofs.Properties;

/// <summary>The counter that a decoder reports.</summary>
[Statement(
    "X.report",
    "Counting a draft token when it is written, and nothing else, reports the number of kept draft tokens on every path: with end tokens, "
        + "at any lookahead, with and without bonus.",
    Formula = @"\mathrm{reported} = N_{\mathrm{kept}} \quad \text{on every path}",
    Source = "acceptance metrics of engines",
    After = ["T1.law"])]
public sealed class Rules_Report
{
    [Checks("X.report")]
    public void Counting_what_is_written_counts_what_is_kept(GeneratedInstance given, Lookahead lookahead, bool bonus)
    {
        var runs = ExactLaw.OfTranscripts(new Counting(new Speculative<Rational>(lookahead.Tokens, bonus)), given.Instance);
        Expect.Equal("Pr(the reported number is that of the kept tokens)", runs.Probability(run => run.Reported == run.Kept), 1);
    }

    /// <summary>A decoder that reports each draft token that it writes.</summary>
    private sealed record Counting(IDecoder<Rational> Decoder) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            var before = text.Length;
            Decoder.Advance(chance, text);
            text.Report(text.Sources[before..].Count(Source.Draft));
        }
    }
}
