using System.Runtime.CompilerServices;

namespace SpecProofs.Bestiary;

/// <summary>Wrong end of a text: what stands behind an end token, or what a budget cuts off, is written, dropped or counted.</summary>
internal static class WrongEnd
{
    /// <summary>Needs an end token and a lookahead of at least 2.</summary>
    public static Mutant EosMidBlockRunsOn { get; } = Of(
        "stopping looks at the last token of a round: an end token inside a block does not stop it",
        "huggingface/transformers 47912",
        (lookahead, _) => new Roundwise(lookahead, (chance, text) =>
        {
            for (var left = text.Undecided; left > 0; left--)
            {
                var here = text.Context.Coupling;
                var drafted = chance.Draw(here.Draft);
                if (!chance.Accept(here.Acceptance(drafted)))
                {
                    text.Reject(chance.Draw(here.Residual));
                    return;
                }

                text.Accept(drafted);
            }
        }));

    /// <summary>A reply that is cut short is an end token here; without one nothing is dropped.</summary>
    public static Mutant BlockBeyondBudgetDropped { get; } = Of(
        "the reply ends before a block that would cross the budget of T tokens",
        "ikawrakow/ik_llama.cpp 2358",
        (lookahead, _) => new Positionwise(lookahead, (chance, text) =>
        {
            var end = Enumerable.Range(0, text.Context.Target.Vocabulary).Where(text.Context.Ends).DefaultIfEmpty(-1).First();
            if (end >= 0 && text.RoundStart == text.Length && text.Horizon - text.Length < lookahead.Tokens)
            {
                text.AppendFromTarget(end);
            }
            else
            {
                Scanned.Of(chance, text.Context, 1).WriteTo(text);
            }
        }));

    /// <summary>The text is right; the metric is not. Needs an end token and a lookahead of at least 2.</summary>
    public static Mutant AcceptedMetricUnemitted { get; } = Of(
        "draft tokens behind an end token are not written, but counted as accepted",
        "Blaizzy/mlx-vlm 2322",
        (lookahead, _) => Counting(lookahead, (text, accepted) => accepted)) with
    { Statement = "X.report", Reports = true };

    /// <summary>A block is tested to its length, even behind an end token; a count of it is reported.</summary>
    /// <param name="lookahead">Draft tokens a block.</param>
    /// <param name="counted">What is reported, from the text and the number of accepted draft tokens.</param>
    internal static IDecoder<Rational> Counting(Lookahead lookahead, Func<Text<Rational>, int, int> counted) =>
        new Roundwise(lookahead, (chance, text) =>
        {
            var (context, accepted) = (text.Context, 0);
            for (var left = text.Undecided; left > 0; left--)
            {
                var here = context.Coupling;
                var drafted = chance.Draw(here.Draft);
                var passes = chance.Accept(here.Acceptance(drafted));
                if (!text.Ended)
                {
                    text.Settle(drafted, passes, () => chance.Draw(here.Residual));
                }

                if (!passes)
                {
                    break;
                }

                (context, accepted) = (context.After(drafted), accepted + 1);
            }

            text.Report(counted(text, accepted));
        });

    private static Mutant Of(
        string mechanism, string source, Func<Lookahead, Drafts, IDecoder<Rational>> decoder, [CallerMemberName] string member = "") =>
        Mutant.Wrong("wrong end", mechanism, source, decoder, member);
}
