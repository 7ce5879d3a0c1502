using System.Text;

namespace SpecProofs.Cli;

/// <summary>The list of figures with the recipe of each.</summary>
internal static class FigureIndex
{
    public static string Of(IReadOnlyList<Figure> figures, Recipe recipe)
    {
        var text = new StringBuilder("# Figures\n\n");
        text.Append("Theory is exact or has a proved error below the printed digits; error bars are two standard errors.\n\n");
        text.Append("| figure | shows | statements | instance | files | command |\n|---|---|---|---|---|---|\n");
        foreach (var figure in figures)
        {
            var files = $"[svg]({figure.Id}.svg) [png]({figure.Id}.png) [csv]({figure.Id}.csv)";
            text.Append($"| {figure.Id} | {figure.Title} | {string.Join(", ", figure.Statements)} | {figure.Instance} | {files} ");
            text.Append($"| `{Command(figure, recipe)}`{Simulated(figure)} |\n");
        }

        return text.ToString();
    }

    /// <summary>The command that makes the figure again.</summary>
    public static string Command(Figure figure, Recipe recipe) => IsSimulated(figure)
        ? $"specproofs reproduce {figure.Id} --runs {recipe.Runs} --seed {recipe.Seed}"
        : $"specproofs reproduce {figure.Id}";

    /// <summary>How the points were simulated, to stand after the command.</summary>
    public static string Simulated(Figure figure) => figure.Ways.IsEmpty ? string.Empty : $", simulated {figure.WaysInWords}";

    /// <summary>Whether runs and seed matter.</summary>
    private static bool IsSimulated(Figure figure) =>
        figure.Series.Any(series => series.Points.Any(point => point.StandardError is not null));
}
