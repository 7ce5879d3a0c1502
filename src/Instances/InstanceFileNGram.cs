namespace SpecProofs.Instances;

/// <summary>Reads an n-gram model: order, smoothing and the counts after each context.</summary>
internal static class InstanceFileNGram
{
    public static InstanceFileModel Read(FileNode node, TokenNames names)
    {
        var members = node.Members("order", "smoothing", "counts");
        var order = InstanceFileReader.Required(node, members, "order");
        var k = order.WholeNumber(0, NGramSize.LongestOrder);
        var smoothing = members.TryGetValue("smoothing", out var lambda) ? InstanceFileRow.Weight(lambda) : Rational.Zero;
        if (!NGramSize.IsAffordable(names.Vocabulary, k))
        {
            throw order.Wrong(
                $"order {k} over {names.Vocabulary} tokens has too many contexts: "
                + $"at most {NGramSize.MostContexts(names.Vocabulary):N0} are possible");
        }

        var counts = InstanceFileReader.Required(node, members, "counts");
        var table = NGramCounts.Of(names.Vocabulary, k, Rows(counts, names, k));
        var kind = $"n-gram model of order {k}{(Rational.IsZero(smoothing) ? string.Empty : $" with smoothing {smoothing}")}";
        return new(new NGramModel<Rational>(table, smoothing), kind, counts);
    }

    /// <summary>One row a context in the order of their numbers; a context that is not named was never counted.</summary>
    private static long[][] Rows(FileNode node, TokenNames names, int order)
    {
        var rows = new long[NGramSize.Contexts(names.Vocabulary, order)][];
        foreach (var (text, row) in node.Entries())
        {
            var context = InstanceFileModel.Prefix(row, text, names);
            if (context.Length > order)
            {
                throw row.Wrong($"a context of {context.Length} tokens in a model of order {order}");
            }

            ref var known = ref rows[NGramSize.IndexOf(context, names.Vocabulary)];
            known = known is null ? Row(row, names.Vocabulary) : throw row.Wrong("duplicate row for this context");
        }

        var never = new long[names.Vocabulary];
        return Array.ConvertAll(rows, row => row ?? never);
    }

    private static long[] Row(FileNode node, int vocabulary)
    {
        return node.Count == vocabulary
            ? [.. node.Items().Select(InstanceFileRow.WholeCount)]
            : throw node.Wrong($"the row has {node.Count} counts, the vocabulary has {vocabulary} tokens");
    }
}
