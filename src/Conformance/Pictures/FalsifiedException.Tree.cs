namespace SpecProofs.Conformance;

/// <summary>The tree of choices, for a picture.</summary>
public sealed partial class FalsifiedException
{
    private readonly Lazy<ChoiceTree?> _tree = new(() => null);

    /// <summary>
    /// The decoder's choices with the wrong ones marked; null where the property is about no decoder, or its tree is too large.
    /// </summary>
    public ChoiceTree? Tree => _tree.Value;

    /// <summary>How the tree is worked out, when it is first asked for.</summary>
    internal Func<ChoiceTree?> Drawn
    {
        init => _tree = new(() => Or(value));
    }

    /// <summary>The same about a stated instance.</summary>
    internal FalsifiedException On(object stated) => new(Accusation, () => Evidence) { Stated = stated, Drawn = () => Tree };

    /// <summary>A picture must not take the report with it, whatever the broken program does while it is drawn.</summary>
    private static ChoiceTree? Or(Func<ChoiceTree?> tree)
    {
        try
        {
            return tree();
        }
        catch (Exception)
        {
            return null;
        }
    }
}
