using System.Collections.Immutable;

namespace SpecProofs.Cli;

/// <summary>A formula in lines no longer than a width, broken where a typesetter would: between parts, then before relations.</summary>
internal static class FormulaLines
{
    /// <summary>What a further line costs; a formula is broken rather at a good place than into few lines, within reason.</summary>
    private const double Line = 6;

    /// <summary>What bracket depth adds to the cost of a break.</summary>
    private const double Depth = 8;

    /// <summary>What a wide space inside a line costs: formulas that it separates had better have lines of their own.</summary>
    private const double Together = 8;

    /// <summary>By how much a line that continues another is set in, in ems.</summary>
    private const double Indent = 1;

    /// <summary>
    /// The formula as LaTeX: <c>\[ … \]</c> where it fits into a line, or else <c>align*</c> with its continuing lines set in by a quad.
    /// One with commands that are not known here, of another assembly's statement, stays in one line; without a formula there is nothing.
    /// </summary>
    /// <param name="latex">The formula.</param>
    /// <param name="width">The width, in ems of the text's font.</param>
    public static string Display(string latex, double width) => Broken(latex, width) switch
    {
        null when latex.Length == 0 => string.Empty,
        null => $"\\[\n  {latex.Trim()}\n\\]\n",
        var lines => $"\\begin{{align*}}\n{lines}\n\\end{{align*}}\n",
    };

    /// <summary>The same for a cell of a table.</summary>
    public static string Cell(string latex, double width) => Broken(latex, width) is { } lines
        ? $"$\\begin{{aligned}}\n{lines}\n\\end{{aligned}}$"
        : latex.Length > 0 ? $"$\\displaystyle {latex.Trim()}$" : string.Empty;

    /// <summary>The formula cut before its relations, arrows, and after its wide spaces: a line may be broken between two pieces.</summary>
    public static IReadOnlyList<ImmutableArray<FormulaPart>> Pieces(ImmutableArray<FormulaPart> parts)
    {
        var depths = Depths(parts);
        var starts = Enumerable.Range(0, parts.Length)
            .Where(i => i == 0 || Begins(parts, i) || (depths[i] == 0 && IsBreakable(parts[i])))
            .Append(parts.Length)
            .ToList();
        return [.. starts.Zip(starts.Skip(1), (from, to) => parts[from..to])];
    }

    /// <summary>The lines of an alignment; null where one line is enough, or the formula cannot be read.</summary>
    private static string? Broken(string latex, double width)
    {
        try
        {
            return Of(FormulaReader.Read(latex), width) is { Count: > 1 } lines ? string.Join(" \\\\\n", lines.Select(Aligned)) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static List<(bool Continues, ImmutableArray<FormulaPart> Parts)> Of(ImmutableArray<FormulaPart> parts, double width)
    {
        if (FormulaWidth.Of(parts) <= width)
        {
            return [(false, parts)];
        }

        var costs = Costs(parts);
        var (best, from) = (new double[parts.Length + 1], new int[parts.Length + 1]);
        for (var end = 1; end <= parts.Length; end++)
        {
            best[end] = double.PositiveInfinity;
            if (end < parts.Length && double.IsPositiveInfinity(costs[end]))
            {
                continue;
            }

            for (var start = 0; start < end; start++)
            {
                var wide = FormulaWidth.Of(Trimmed(parts[start..end])) + (start > 0 && !Begins(parts, start) ? Indent : 0) - width;
                var together = Enumerable.Range(start + 1, end - start - 1).Count(i => Begins(parts, i));
                var cost = best[start] + Line + (Together * together) + (end < parts.Length ? costs[end] : 0)
                    + (wide > 0 ? 1000 * (1 + wide) : 0);
                if (cost < best[end])
                {
                    (best[end], from[end]) = (cost, start);
                }
            }
        }

        var lines = new List<(bool, ImmutableArray<FormulaPart>)>();
        for (var end = parts.Length; end > 0; end = from[end])
        {
            lines.Insert(0, (from[end] > 0 && !Begins(parts, from[end]), Trimmed(parts[from[end]..end])));
        }

        return lines;
    }

    /// <summary>What a break before each part costs; infinite where none may be.</summary>
    private static double[] Costs(ImmutableArray<FormulaPart> parts)
    {
        var depths = Depths(parts);
        return [.. parts.Select((part, i) => i == 0 || parts[i - 1].Kind == PartKind.Open ? double.PositiveInfinity
            : Begins(parts, i) ? 0
            : (Depth * depths[i]) + (part.Kind switch
            {
                PartKind.Relation when part.Text is "⇒" or "⟺" => 1,
                PartKind.Relation when IsBreakable(part) => 2,
                PartKind.Operator when part.Text != "·" && parts[i - 1].Kind is not (PartKind.Relation or PartKind.Separator) => 4,
                PartKind.Words when i > 0 => 3,
                PartKind.Space when parts[i - 1].Kind == PartKind.Separator => 3,
                _ when parts[i - 1].Kind == PartKind.Separator => 5,
                PartKind.Large when parts[i - 1].Kind is not (PartKind.Relation or PartKind.Operator or PartKind.Large) => 6,
                PartKind.Open when part.Size > 1 => 7,
                _ => double.PositiveInfinity,
            }))];
    }

    /// <summary>A relation, but not a colon or the bar of a condition.</summary>
    private static bool IsBreakable(FormulaPart part) => part is { Kind: PartKind.Relation, Text: not (":" or "∣") };

    /// <summary>Whether a part of its own begins here: after a wide space.</summary>
    private static bool Begins(ImmutableArray<FormulaPart> parts, int i) => i > 0 && parts[i - 1] is { Kind: PartKind.Space, Size: 1 };

    private static int[] Depths(ImmutableArray<FormulaPart> parts)
    {
        var depth = 0;
        return [.. parts.Select(part => part.Kind switch
        {
            PartKind.Open => depth++,
            PartKind.Close => --depth,
            _ => depth,
        })];
    }

    /// <summary>Without spaces at the ends.</summary>
    private static ImmutableArray<FormulaPart> Trimmed(ImmutableArray<FormulaPart> parts)
    {
        var kept = parts.Select((part, i) => part.Kind == PartKind.Space ? -1 : i).Where(i => i >= 0).ToList();
        return kept.Count == 0 ? [] : parts[kept[0]..(kept[^1] + 1)];
    }

    private static string Aligned((bool Continues, ImmutableArray<FormulaPart> Parts) line) =>
        $"  &{(line.Continues ? "\\quad " : " ")}{(line.Continues ? Binary(line.Parts) : "")}{Latex(line.Parts)}";

    /// <summary>A sum that begins a line needs something before its sign.</summary>
    private static string Binary(ImmutableArray<FormulaPart> parts) => parts[0].Kind is PartKind.Operator or PartKind.Relation ? "{}" : "";

    private static string Latex(ImmutableArray<FormulaPart> parts) => string.Concat(parts.Select(part => part.Latex)).Trim();
}
