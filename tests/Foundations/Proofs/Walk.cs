using System.Collections.Immutable;

namespace SpecProofs.Tests;

/// <summary>
/// The way of one rational instance down a tree of cells, with arithmetic of its own: at each question, into every answer that the
/// instance fits.
/// </summary>
internal static class Walk
{
    /// <summary>The leaf that an instance lands in, with its parameters there.</summary>
    public static (Cell Cell, Rational[] Parameters) To(
        Action<Point<Real>> check, Instance<Rational> instance, Chart chart, Func<string, Rational>? level = null)
    {
        var (cell, parameters) = (Cell.All(chart), Array.Empty<Rational>());
        while (CellRun.Of(check, cell).Question is { } question)
        {
            var fitting = question.Children(cell)
                .Select(child => (Cell: child, Parameters: Into(question, cell, child, parameters, instance, level)))
                .Where(child => child.Parameters is not null)
                .Select(child => (child.Cell, child.Parameters!));
            (cell, parameters) = Assert.Single(fitting);
            Assert.Equal(cell.Parameters, parameters.Length);
            Assert.All(parameters, parameter => Assert.True(parameter > 0));
        }

        return (cell, parameters);
    }

    /// <summary>The parameters of a point in a part of a cut; null if it lies in another.</summary>
    public static Rational[]? Into(IEnumerable<Substitution> part, Rational[] parameters)
    {
        Rational[] now = [.. parameters];
        foreach (var substitution in part)
        {
            var u = now[substitution.Parameter];
            var inside = substitution switch
            {
                Below below => (below.K.Evaluate<Rational>(now) / u) - below.C.Evaluate<Rational>(now),
                Above above => (above.C.Evaluate<Rational>(now) * u) - above.K.Evaluate<Rational>(now),
                On on => on.C.Evaluate<Rational>(now) * u == on.K.Evaluate<Rational>(now) ? Rational.One : Rational.Zero,
                Rescaled rescaled => u * Power(now[rescaled.By], -rescaled.Power),
                _ => throw new InvalidOperationException($"{substitution}"),
            };
            if (inside <= 0)
            {
                return null;
            }

            now[substitution.Parameter] = inside;
        }

        return now;
    }

    /// <summary>How two rows compare.</summary>
    public static ImmutableArray<TokenOrder> OrderOf(Distribution<Rational> p, Distribution<Rational> q) =>
        [.. Enumerable.Range(0, p.Vocabulary).Select(x => (p[x].CompareTo(q[x]), p[x] > 0, q[x] > 0) switch
    {
        (0, false, _) => TokenOrder.Neither,
        (0, true, _) => TokenOrder.Equal,
        (< 0, false, _) => TokenOrder.OnlyTarget,
        (< 0, true, _) => TokenOrder.TargetMore,
        (_, _, false) => TokenOrder.OnlyDraft,
        _ => TokenOrder.DraftMore,
    })];

    /// <summary>The parameters of two rows: overlap and excesses, in units of the first excess of each.</summary>
    public static IEnumerable<Rational> ParametersOf(Distribution<Rational> p, Distribution<Rational> q, Chart chart)
    {
        var tokens = Enumerable.Range(0, p.Vocabulary).ToList();
        var overlap = tokens.ConvertAll(x => p[x] < q[x] ? p[x] : q[x]).Where(mass => mass > 0).ToList();
        var (ofTarget, ofDraft) = (Excess(q, p), Excess(p, q));
        if (ofTarget.Count == 0)
        {
            return overlap.Skip(1).Select(mass => mass / overlap[0]);
        }

        var unit = chart == Chart.OverlapOfDraft ? ofDraft[0] : ofTarget[0] * ofDraft[0] / ofTarget.Aggregate((x, y) => x + y);
        return [.. overlap.Select(mass => mass / unit), .. ofTarget.Skip(1).Select(mass => mass / ofTarget[0]),
            .. ofDraft.Skip(1).Select(mass => mass / ofDraft[0])];

        List<Rational> Excess(Distribution<Rational> more, Distribution<Rational> less) =>
            [.. tokens.Where(x => more[x] > less[x]).Select(x => more[x] - less[x])];
    }

    public static Context<Rational> ContextOf(Instance<Rational> instance, string prefix) =>
        Tokens.Parse(prefix).Span.ToArray().Aggregate(instance.Start, (context, token) => context.After(token));

    private static Rational[]? Into(
        Question question, Cell cell, Cell child, Rational[] parameters, Instance<Rational> instance,
        Func<string, Rational>? level) => question switch
        {
            OrderQuestion order when ContextOf(instance, order.Context).Coupling is { Draft: var p, Target: var q } =>
                OrderOf(p, q).SequenceEqual(child.Orders[order.Context].Order) ? [.. parameters, .. ParametersOf(p, q, child.Chart)] : null,
            SupportQuestion support when RowOf(instance, support.Row) is var row =>
                Enumerable.Range(0, row.Vocabulary).Select(x => row[x] > 0).SequenceEqual(child.Supports[support.Row].Support)
                    ? [.. parameters, .. row.Support.ToArray()[..^1].Select(x => row[x] / row[row.Support[^1]])]
                    : null,
            LevelQuestion number when level!(number.Name) is var value => child.Levels[number.Name].Kind switch
            {
                LevelKind.Zero when value == 0 => parameters,
                LevelKind.One when value == 1 => parameters,
                LevelKind.Inside when value > 0 && value < 1 => [.. parameters, value / (1 - value)],
                _ => null,
            },
            _ => Into(child.Substitutions.Skip(cell.Substitutions.Length), parameters),
        };

    private static Distribution<Rational> RowOf(Instance<Rational> instance, string row) =>
        row[0] == 'q' ? ContextOf(instance, row[2..]).Target : ContextOf(instance, row[2..]).Draft;

    private static Rational Power(Rational value, int exponent) =>
        Enumerable.Repeat(exponent < 0 ? 1 / value : value, Math.Abs(exponent)).Aggregate(Rational.One, (x, y) => x * y);
}
