namespace SpecProofs.Forecast;

/// <summary>Two files of engine responses, the target's and the draft's, text by text.</summary>
/// <remarks>
/// The first text of one file belongs to the first of the other, and so on. The draft's sequence must end with the tokens that the target
/// wrote; what stands before them is the prompt.
/// </remarks>
public static class PairedResponses
{
    private const int TextsAChunk = 64;

    /// <summary>The texts of two files, in chunks.</summary>
    /// <param name="target">The target's file: what it generated, or a scored sequence that holds it.</param>
    /// <param name="draft">The draft's file: the same sequences, scored.</param>
    /// <param name="promptLength">The prompt's share of a scored sequence, where the target's file does not say it.</param>
    /// <param name="ofTarget">Whose responses the target's file holds; null to find out, response by response.</param>
    /// <param name="ofDraft">Whose the draft's file holds.</param>
    /// <exception cref="TraceFileException">
    /// A file cannot be read, or the two do not belong together; a chunk throws where a text cannot be used.
    /// </exception>
    public static IEnumerable<TraceChunk> Read(
        string target, string draft, int? promptLength = null, ResponseFormat? ofTarget = null, ResponseFormat? ofDraft = null) =>
        Pairs(ResponseTexts.OfTarget(target, promptLength, ofTarget), target, ResponseTexts.OfDraft(draft, ofDraft), draft)
            .Chunk(TextsAChunk).Select(pairs => (TraceChunk)(sink =>
            {
                foreach (var (written, scored) in pairs)
                {
                    Hand(written, scored, sink);
                }
            }));

    private static IEnumerable<(ScoredText Target, ScoredText Draft)> Pairs(
        IEnumerable<ScoredText> all, string target, IEnumerable<ScoredText> scored, string draft)
    {
        using var drafts = scored.GetEnumerator();
        foreach (var written in all)
        {
            yield return drafts.MoveNext()
                ? (written, drafts.Current)
                : throw new TraceFileException(written.Place, $"{draft} has no text for this one");
        }

        if (drafts.MoveNext())
        {
            throw new TraceFileException(drafts.Current.Place, $"{target} has no text for this one");
        }
    }

    private static void Hand(ScoredText target, ScoredText draft, TextSink sink)
    {
        var from = target.From ?? 0;
        var length = target.Tokens.Length - from;
        if (length <= 0)
        {
            throw new TraceFileException(
                target.Place, $"{target.Tokens.Length} tokens, and the prompt has {from} of them: no text is left");
        }

        var before = draft.Tokens.Length - length;
        if (before < 0)
        {
            throw new TraceFileException(draft.Place, $"{draft.Tokens.Length} tokens, but {target.Place} wrote {length}");
        }

        var (logsOfDraft, logsOfTarget, likeliest, ranked) = (new double[length], new double[length], 0, true);
        for (var n = 0; n < length; n++)
        {
            var (written, scored) = (target.Tokens[from + n], draft.Tokens[before + n]);
            Check(target, draft, n, written, scored);
            (logsOfDraft[n], logsOfTarget[n]) = (scored.Log, written.Log);
            (likeliest, ranked) = (likeliest + (written.Rank == 1 ? 1 : 0), ranked && written.Rank > 0);
        }

        var text = new TraceText
        {
            Place = target.Place,
            Prompt = target.Prompt,
            Pair = (target.Model, draft.Model) is (null, null)
                ? null
                : $"{target.Model ?? "unnamed"} with draft {draft.Model ?? "unnamed"}",
            Draft = logsOfDraft,
            Target = logsOfTarget,
            Likeliest = ranked ? likeliest : -1,
        };
        CheckedLogs.Check(text);
        sink(text);
    }

    private static void Check(ScoredText target, ScoredText draft, int n, ScoredToken written, ScoredToken scored)
    {
        var same = written.Id is not null && scored.Id is not null ? written.Id == scored.Id
            : written.Text is not null && scored.Text is not null ? written.Text == scored.Text
            : throw new TraceFileException(
                draft.Place,
                $"token {n + 1} of the text cannot be compared with {target.Place}: one has only token ids, the other only texts");
        if (!same)
        {
            throw new TraceFileException(
                draft.Place, $"token {n + 1} of the text is {scored}, but {target.Place} wrote {written}: not the same text or vocabulary");
        }

        if (double.IsNaN(written.Log))
        {
            throw new TraceFileException(target.Place, $"token {n + 1} of the text has no log-probability");
        }

        if (double.IsNaN(scored.Log))
        {
            throw new TraceFileException(draft.Place, $"token {n + 1} of the text has no log-probability");
        }
    }
}
