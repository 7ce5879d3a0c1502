namespace SpecProofs.Instances;

/// <summary>A model as its file describes it.</summary>
/// <param name="Model">The model.</param>
/// <param name="Kind">What kind of model it is, in words.</param>
/// <param name="Rows">Where in the file its rows are, for messages about a row that is not there.</param>
internal sealed record InstanceFileModel(IModel<Rational> Model, string Kind, FileNode Rows)
{
    private static readonly string[] Kinds = ["iid", "markov", "table", "ngram"];

    public static InstanceFileModel Read(FileNode node, TokenNames names, int horizon, bool counts)
    {
        var members = node.Members([.. Kinds, "weights"]);
        counts = members.TryGetValue("weights", out var weights) ? InstanceFileRow.AreCounts(weights) : counts;
        return members.Where(member => Kinds.Contains(member.Key)).ToArray() switch
        {
            [] => throw node.Wrong($"there is no model: one of {string.Join(", ", Kinds)} is needed"),
            [("iid", var iid)] => new(new Iid<Rational>(InstanceFileRow.Read(iid, names.Vocabulary, counts)), "iid", iid),
            [("markov", var markov)] => Markov(markov, names.Vocabulary, horizon, counts),
            [("table", var table)] => Table(table, names, counts),
            [("ngram", var ngram)] => InstanceFileNGram.Read(ngram, names),
            [var first, var second, ..] => throw second.Value.Wrong($"a second model beside {first.Key}"),
            _ => throw node.Wrong("not a model"),
        };
    }

    private static InstanceFileModel Markov(FileNode node, int vocabulary, int horizon, bool counts)
    {
        var members = node.Members("initial", "transitions");
        var initial = InstanceFileRow.Read(InstanceFileReader.Required(node, members, "initial"), vocabulary, counts);
        var transitions = InstanceFileReader.Required(node, members, "transitions");

        // A matrix is a list of rows; a list of matrices is one level deeper, or empty when there is no second token.
        if (transitions.Count > 0 && !IsMatrix(transitions.First))
        {
            return new(MarkovChain<Rational>.Homogeneous(initial, Matrix(transitions, vocabulary, counts)), "Markov chain", transitions);
        }

        return transitions.Count == horizon - 1
            ? new(
                MarkovChain<Rational>.PerStep(initial, [.. transitions.Items().Select(item => Matrix(item, vocabulary, counts))]),
                "Markov chain with a matrix for each step",
                transitions)
            : throw transitions.Wrong($"there are {transitions.Count} matrices, horizon {horizon} needs {horizon - 1}");
    }

    private static bool IsMatrix(FileNode node) =>
        node.Element.ValueKind == System.Text.Json.JsonValueKind.Array
        && node is { Count: > 0, First.Element.ValueKind: System.Text.Json.JsonValueKind.Array };

    private static IReadOnlyList<Distribution<Rational>> Matrix(FileNode node, int vocabulary, bool counts)
    {
        return node.Count == vocabulary
            ? [.. node.Items().Select(row => InstanceFileRow.Read(row, vocabulary, counts))]
            : throw node.Wrong($"the matrix has {node.Count} rows, the vocabulary has {vocabulary} tokens");
    }

    private static InstanceFileModel Table(FileNode node, TokenNames names, bool counts)
    {
        var rows = new Dictionary<Tokens, Distribution<Rational>>();
        foreach (var (text, row) in node.Entries())
        {
            if (!rows.TryAdd(Prefix(row, text, names), InstanceFileRow.Read(row, names.Vocabulary, counts)))
            {
                throw row.Wrong("duplicate row for this prefix");
            }
        }

        return rows.ContainsKey(Tokens.Empty)
            ? new(PrefixTable<Rational>.Of(rows), rows.Count == 1 ? "table of 1 prefix" : $"table of {rows.Count} prefixes", node)
            : throw node.Wrong("there is no row for the prefix \"\", where every text starts");
    }

    /// <summary>The tokens that a member's name stands for.</summary>
    public static Tokens Prefix(FileNode node, string text, TokenNames names)
    {
        try
        {
            return names.Parse(text);
        }
        catch (FormatException e)
        {
            throw node.Wrong(e.Message);
        }
    }
}
