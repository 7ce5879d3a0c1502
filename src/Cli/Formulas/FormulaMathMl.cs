using System.Collections.Immutable;
using System.Globalization;
using System.Net;

namespace SpecProofs.Cli;

/// <summary>A formula as MathML, in pieces between which a browser may break the line.</summary>
internal static class FormulaMathMl
{
    /// <summary>One <c>math</c> element for each piece; wide spaces between parts are left to the page.</summary>
    /// <exception cref="FormatException">The LaTeX has a command that is not known here.</exception>
    public static string Of(string latex) => string.Join(' ', FormulaLines.Pieces(FormulaReader.Read(latex)).Select(piece =>
        $"<math displaystyle=\"true\">{Row(piece)}</math>"));

    private static string Row(ImmutableArray<FormulaPart> parts, bool script = false)
    {
        var row = string.Concat(parts.Select((part, i) => Of(part, i + 1 < parts.Length ? parts[i + 1] : null, script)));
        return parts.Length == 1 ? row : $"<mrow>{row}</mrow>";
    }

    private static string Of(FormulaPart part, FormulaPart? next, bool script)
    {
        var nucleus = Nucleus(part, script);
        var set = (part.Below, part.Above, part.HasLimits) switch
        {
            (null, null, _) => nucleus,
            ({ } below, null, true) => $"<munder>{nucleus}{Row(below.Inner, script: true)}</munder>",
            (null, { } above, true) => $"<mover>{nucleus}{Row(above.Inner, script: true)}</mover>",
            ({ } below, { } above, true) =>
                $"<munderover>{nucleus}{Row(below.Inner, script: true)}{Row(above.Inner, script: true)}</munderover>",
            ({ } below, null, _) => $"<msub>{nucleus}{Row(below.Inner, script: true)}</msub>",
            (null, { } above, _) => $"<msup>{nucleus}{Row(above.Inner, script: true)}</msup>",
            ({ } below, { } above, _) => $"<msubsup>{nucleus}{Row(below.Inner, script: true)}{Row(above.Inner, script: true)}</msubsup>",
        };

        // A name that is followed by no bracket stands apart, as in "min P".
        return part.Kind is PartKind.Function && next is { Kind: not (PartKind.Open or PartKind.Space or PartKind.Close) }
            ? set + Space(1.0 / 6)
            : set;
    }

    private static string Nucleus(FormulaPart part, bool script)
    {
        var text = WebUtility.HtmlEncode(part.Text);
        return part.Kind switch
        {
            PartKind.Variable => $"<mi>{text}</mi>",
            PartKind.Number => $"<mn>{text}</mn>",
            PartKind.Name or PartKind.Function => part.Text.Length == 1 ? $"<mi mathvariant=\"normal\">{text}</mi>" : $"<mi>{text}</mi>",
            PartKind.Large => $"<mo movablelimits=\"false\">{text}</mo>",
            // A sign that begins a piece or a script would else be taken for one that stands before its term.
            PartKind.Relation or PartKind.Operator => script || part.Text is ":"
                ? $"<mo lspace=\"0\" rspace=\"0\">{text}</mo>"
                : $"<mo form=\"infix\">{text}</mo>",
            PartKind.Separator => $"<mo separator=\"true\">{text}</mo>",
            PartKind.Open or PartKind.Close when part.Size > 1 =>
                $"<mo fence=\"true\" stretchy=\"true\" minsize=\"{Em(part.Size)}\" maxsize=\"{Em(part.Size)}\">{text}</mo>",
            PartKind.Open or PartKind.Close => $"<mo fence=\"true\" stretchy=\"false\">{text}</mo>",
            PartKind.Sign => $"<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">{text}</mo>",
            PartKind.Words => $"<mtext>{text.Replace(' ', '\u00A0')}</mtext>",
            PartKind.Space => Space(part.Size),
            PartKind.Group => Row(part.Inner),
            PartKind.Fraction => $"<mfrac>{Row(part.Inner[0].Inner)}{Row(part.Inner[1].Inner)}</mfrac>",
            PartKind.SmallFraction =>
                $"<mstyle displaystyle=\"false\"><mfrac>{Row(part.Inner[0].Inner)}{Row(part.Inner[1].Inner)}</mfrac></mstyle>",
            PartKind.Root => $"<msqrt>{Row(part.Inner)}</msqrt>",
            _ => $"<mover accent=\"true\">{Row(part.Inner)}<mo stretchy=\"false\">{text}</mo></mover>",
        };
    }

    private static string Space(double ems) => $"<mspace width=\"{Em(ems)}\"/>";

    private static string Em(double ems) => ems.ToString("0.###", CultureInfo.InvariantCulture) + "em";
}
