namespace SpecProofs.Cli;

/// <summary>About how wide a formula is in Computer Modern, set by itself, in ems: rather more than it is.</summary>
internal static class FormulaWidth
{
    private const double Script = 0.74;

    public static double Of(IEnumerable<FormulaPart> parts) => parts.Sum(part => Of(part, 1));

    private static double Of(FormulaPart part, double scale)
    {
        var below = part.Below is { } sub ? Inner(sub, scale * Script) : 0;
        var above = part.Above is { } sup ? Inner(sup, scale * Script) : 0;
        var self = Nucleus(part, scale);
        return part.HasLimits ? Math.Max(self, Math.Max(below, above)) : self + Math.Max(below, above);
    }

    private static double Nucleus(FormulaPart part, double scale) => part.Kind switch
    {
        PartKind.Space => part.Size * scale,
        PartKind.Relation => (part.Text is "⟺" ? 2 : part.Text is ":" or "∣" ? 0.28 : part.Text is "⇒" or "→" ? 1 : 0.78) * scale
            + (scale < 1 ? 0 : 0.56),
        PartKind.Operator => (part.Text == "·" ? 0.28 : 0.78) * scale + (scale < 1 ? 0 : 0.45),
        PartKind.Separator => 0.28 * scale + (scale < 1 ? 0 : 0.17),
        PartKind.Open or PartKind.Close => (part.Text is "{" ? 0.5 : 0.39) * scale * (part.Size > 1 ? 1.4 : 1),
        PartKind.Sign => (part.Text is "∞" or "…" ? 1.1 : 0.5) * scale,
        PartKind.Variable => (part.Text[0] is >= 'a' and <= 'z' or > 'z' and < 'μ' ? 0.56 : 0.82) * scale,
        PartKind.Number => 0.5 * part.Text.Length * scale,
        PartKind.Words => 0.49 * part.Text.Length * scale,
        PartKind.Name => Upright(part.Text) * scale,
        PartKind.Function => (Upright(part.Text) * scale) + 0.17,
        PartKind.Large => scale < 1 ? 1.06 * scale : 1.62,
        PartKind.Fraction => Math.Max(Inner(part.Inner[0], scale), Inner(part.Inner[1], scale)) + 0.25,
        PartKind.SmallFraction => Math.Max(Inner(part.Inner[0], scale * Script), Inner(part.Inner[1], scale * Script)) + 0.25,
        PartKind.Root => part.Inner.Sum(inner => Of(inner, scale)) + (0.9 * scale),
        _ => part.Inner.Sum(inner => Of(inner, scale)),
    };

    private static double Inner(FormulaPart group, double scale) => group.Inner.Sum(part => Of(part, scale));

    private static double Upright(string name) => name.Sum(letter => char.IsUpper(letter) ? 0.72 : letter == 'm' ? 0.83 : 0.5);
}
