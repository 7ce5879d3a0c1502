using System.Globalization;
using System.Xml.Linq;

namespace SpecProofs.Tests;

/// <summary>What every drawing owes its reader, whatever the viewer's fonts and colours.</summary>
public sealed class Figures_Drawn
{
    public static TheoryData<string> Slow => Figures_Approved.Slow;

    public static TheoryData<string> Others => Figures_Approved.Others;

    [Theory, MemberData(nameof(Others)), NeedsMemberData(Need.Time, nameof(Slow))]
    public void Every_text_has_the_width_that_the_layout_counts_on_and_stays_inside_at_every_size(string id)
    {
        foreach (var size in new[] { PlotSize.Screen, PlotSize.OneColumn, PlotSize.TwoColumns })
        {
            var texts = Texts(Plot.ToSvg(Figures_Approved.Of(id), size));
            Assert.True(texts.Count >= 8, $"{size}: {texts.Count} texts");
            Assert.All(texts.Where(text => text.Value.Length > 1), text => Assert.NotNull(text.Attribute("textLength")));
            Assert.All(texts.Where(text => !text.Attribute("transform")!.Value.Contains("rotate", StringComparison.Ordinal)), text =>
            {
                var x = Number(text.Attribute("transform")!.Value.Split('(', ',')[1]);
                var width = Number(text.Attribute("textLength")?.Value ?? "8");
                var (left, right) = text.Attribute("text-anchor")!.Value switch
                {
                    "middle" => (x - (width / 2), x + (width / 2)),
                    "end" => (x - width, x),
                    _ => (x, x + width),
                };
                Assert.True(left >= 0 && right <= size.Width, $"{size}: \"{text.Value}\" reaches from {left} to {right}");
            });
        }
    }

    /// <summary>Ticks of a count stand at whole numbers, and q^m is set as such.</summary>
    [Theory, InlineData("fig3upper"), InlineData("fig3lower"), InlineData("fig2c"), NeedsInlineData(Need.Time, "english-drafts")]
    public void Counts_have_whole_ticks_and_scripts_are_scripts(string id)
    {
        var svg = Plot.ToSvg(Figures_Approved.Of(id));
        var below = Texts(svg).Where(text => text.Attribute("text-anchor")!.Value == "middle" && char.IsDigit(text.Value[0])).ToList();
        Assert.True(below.Count >= 8, $"{below.Count} ticks");
        Assert.All(below, text => Assert.DoesNotContain('.', text.Value));
        Assert.All(Texts(svg), text => Assert.DoesNotContain('^', text.Value));
    }

    /// <summary>Two series of one figure never have colours that look alike in grey, and dashes or marks tell them apart besides.</summary>
    [Theory, MemberData(nameof(Others)), NeedsMemberData(Need.Time, nameof(Slow))]
    public void Series_differ_in_grey_and_without_colours(string id)
    {
        var figure = Figures_Approved.Of(id);
        var tones = figure.Series.Select((series, i) => series.Tone ?? i).Distinct().ToList();
        var greys = tones.Select(tone => Palette.Of(tone))
            .Select(colour => ((0.2126 * colour.R) + (0.7152 * colour.G) + (0.0722 * colour.B)) / 255).Order().ToList();
        Assert.All(greys.Zip(greys.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 0.12, 1));
        Assert.InRange(greys[^1], 0, 0.6);
        Assert.Equal(figure.Series.Length, figure.Series.Select(series => series.Mark).Distinct().Count());
    }

    /// <summary>Where two simulations have the same places, their points are drawn side by side.</summary>
    [Theory, InlineData("fig2b"), InlineData("fig5b")]
    public void Simulated_points_of_two_decoders_stand_apart(string id)
    {
        var marks = Plot.Of(Figures_Approved.Of(id)).Series.OfType<OxyPlot.Series.ScatterErrorSeries>().ToList();
        Assert.Equal(2, marks.Count);
        Assert.All(marks[0].Points.Zip(marks[1].Points), pair => Assert.InRange(pair.Second.X / pair.First.X, 1.05, 1.3));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static List<XElement> Texts(string svg) => [.. XElement.Parse(svg[svg.IndexOf("<svg", StringComparison.Ordinal)..])
        .Descendants().Where(element => element.Name.LocalName == "text")];
}
