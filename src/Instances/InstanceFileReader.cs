namespace SpecProofs.Instances;

/// <summary>Builds an instance from the root of its file.</summary>
internal static class InstanceFileReader
{
    private const int LargestVocabulary = 500_000;

    public static InstanceFile Read(FileNode root)
    {
        var members = root.Members("vocabulary", "horizon", "draft", "target", "weights", "note");
        var names = ReadNames(Required(root, members, "vocabulary"));
        var horizon = Required(root, members, "horizon").WholeNumber(1, InstanceFile.LargestHorizon);
        var counts = members.TryGetValue("weights", out var weights) && InstanceFileRow.AreCounts(weights);
        var draft = InstanceFileModel.Read(Required(root, members, "draft"), names, horizon, counts);
        var target = InstanceFileModel.Read(Required(root, members, "target"), names, horizon, counts);
        var instance = new Instance<Rational>(draft.Model, target.Model, horizon);
        InstanceFileReach.Check(root, instance, draft, target, names);
        return new InstanceFile(names, instance, draft.Kind, target.Kind, members.GetValueOrDefault("note")?.Text());
    }

    public static FileNode Required(FileNode parent, IReadOnlyDictionary<string, FileNode> members, string name) =>
        members.TryGetValue(name, out var node) ? node : throw parent.Wrong($"\"{name}\" is missing");

    private static TokenNames ReadNames(FileNode node)
    {
        if (node.Element.ValueKind != System.Text.Json.JsonValueKind.Array)
        {
            return TokenNames.Numbers(node.WholeNumber(1, LargestVocabulary));
        }

        var names = node.Count <= LargestVocabulary
            ? node.Items().Select(item => item.Text()).ToArray()
            : throw node.Wrong($"{node.Shown} is too long: a vocabulary has at most {LargestVocabulary} tokens");
        try
        {
            return names.Length > 0 ? TokenNames.Of(names) : throw node.Wrong("a vocabulary has at least one token");
        }
        catch (FormatException e)
        {
            throw node.Wrong(e.Message);
        }
    }
}
