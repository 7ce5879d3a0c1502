using System.Globalization;
using System.Net;
using System.Text;

namespace SpecProofs.Conformance;

/// <summary>
/// A tree of choices drawn from left to right, each answer on its edge with its probability, each end with what is written and how
/// probable that path is. Marked paths are heavier, of another colour and end in a cross, so that they show in grey as well.
/// </summary>
internal sealed class ChoiceTreeSvg
{
    private const double Row = 26;
    private const double Size = 12;
    private const double Letter = 0.6 * Size;
    private const double Gap = 22;
    private const double Margin = 12;
    private const string Font = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace";
    private const string Wrong = "#bb3355";

    private readonly StringBuilder _edges = new();
    private readonly StringBuilder _texts = new();
    private readonly List<double> _columns = [];
    private double _right;
    private int _rows;

    private ChoiceTreeSvg()
    {
    }

    /// <summary>The drawing; without a heading it takes the colours of the page that it is part of.</summary>
    public static string Of(ChoiceTree tree, IReadOnlyList<string> heading)
    {
        var drawing = new ChoiceTreeSvg();
        var top = Margin + (heading.Count * 17) + (heading.Count > 0 ? 10 : 0);
        drawing.Measure(tree.Root, 0);
        _ = drawing.Draw(tree.Root, 0, Margin + 6, top + 22);
        var caption = $"✗ {tree.Caption}";
        var width = Math.Max(drawing._right, heading.Append(caption).Max(line => line.Length) * Letter) + (2 * Margin);
        var height = top + 22 + (drawing._rows * Row) + Margin;
        var svg = new StringBuilder(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{Text(width)}\" height=\"{Text(height)}\" "
            + $"viewBox=\"0 0 {Text(width)} {Text(height)}\" font-family=\"{Font}\" font-size=\"{Text(Size)}\" "
            + $"aria-label=\"{Escaped($"Tree of choices. {string.Join(". ", heading)} {tree.Caption}")}\""
            + $"{(heading.Count > 0 ? " color=\"#111\"" : string.Empty)} fill=\"currentColor\">\n");
        svg.Append(heading.Count > 0 ? "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n" : string.Empty);
        foreach (var (i, line) in heading.Index())
        {
            svg.Append(TextAt(Margin, Margin + 12 + (i * 17), line, i == 0 ? " font-weight=\"bold\"" : string.Empty));
        }

        return svg.Append(TextAt(Margin, top + 10, caption, $" fill=\"{Wrong}\" font-weight=\"bold\""))
            .Append(drawing._edges).Append(drawing._texts).Append("</svg>\n").ToString();
    }

    /// <summary>The width that the answers of each depth need.</summary>
    private void Measure(ChoiceNode node, int depth)
    {
        foreach (var child in node.Children)
        {
            if (_columns.Count == depth)
            {
                _columns.Add(0);
            }

            _columns[depth] = Math.Max(_columns[depth], (LabelOf(node, child).Length * Letter) + Gap);
            Measure(child, depth + 1);
        }
    }

    /// <summary>Draws what follows a point, and says how high the point itself stands.</summary>
    private double Draw(ChoiceNode node, int depth, double x, double top)
    {
        if (node.Children.IsEmpty)
        {
            var at = top + (Row * _rows++) + (Row / 2);
            var words = $"{(node.Wrong ? "✗ " : string.Empty)}{node.Outcome}  {node.Mass}";
            _texts.Append(TextAt(x + 8, at + 4, words, node.Wrong ? $" fill=\"{Wrong}\" font-weight=\"bold\"" : string.Empty));
            _right = Math.Max(_right, x + 8 + (words.Length * Letter));
            return at;
        }

        var next = x + _columns[depth];
        var ends = node.Children.Select(child => (Child: child, Y: Draw(child, depth + 1, next, top))).ToList();
        var y = (ends[0].Y + ends[^1].Y) / 2;
        foreach (var (child, end) in ends)
        {
            var style = child.LeadsWrong ? $"stroke=\"{Wrong}\" stroke-width=\"2.6\"" : "stroke=\"currentColor\" stroke-width=\"1\"";
            _edges.Append($"<path fill=\"none\" {style} d=\"M{Text(x)} {Text(y)}L{Text(x + 10)} {Text(end)}H{Text(next)}\">")
                .Append(child.Place.Length > 0 ? $"<title>{Escaped(child.Place)}</title>" : string.Empty).Append("</path>\n");
            _texts.Append(TextAt(x + 14, end - 4, LabelOf(node, child), child.LeadsWrong ? $" fill=\"{Wrong}\"" : string.Empty));
        }

        _edges.Append($"<circle cx=\"{Text(x)}\" cy=\"{Text(y)}\" r=\"2.5\"/>\n");
        return y;
    }

    private static string LabelOf(ChoiceNode node, ChoiceNode child) =>
        child.Mass == node.Mass ? child.Label : $"{child.Label} · {child.Mass / node.Mass}";

    private static string TextAt(double x, double y, string words, string style) =>
        $"<text x=\"{Text(x)}\" y=\"{Text(y)}\" textLength=\"{Text(words.Length * Letter)}\" xml:space=\"preserve\"{style}>"
        + $"{Escaped(words)}</text>\n";

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
