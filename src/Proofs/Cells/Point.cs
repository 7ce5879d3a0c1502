using System.Collections.Immutable;
using System.Numerics;

namespace SpecProofs.Proofs;

/// <summary>
/// The numbers of an instance: over <see cref="Real"/> those of every point of a cell at once, over <see cref="Rational"/> those of one.
/// </summary>
/// <remarks>
/// What is asked of it is chosen when it is first asked for, so a proof cuts nothing that its check does not look at.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class Point<W>
    where W : struct, INumber<W>
{
    private readonly Cell _cell;
    private readonly W[] _parameters;
    private readonly Func<W, W>? _stamp;
    private readonly Func<Question, Exception>? _ask;
    private readonly Dictionary<string, Distribution<W>> _rows = [];

    /// <summary>The point of a cell at these parameters.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="parameters">One for each of the cell.</param>
    /// <param name="ask">What to throw where the cell has no answer; where it is null, rows are uniform and numbers 0.</param>
    /// <param name="stamp">Makes a number one of the point, if that makes a difference: all that leaves the point is.</param>
    internal Point(Cell cell, W[] parameters, Func<Question, Exception>? ask = null, Func<W, W>? stamp = null) =>
        (_cell, _parameters, _ask, _stamp) = (cell, cell.Undone(parameters), ask, stamp);

    /// <summary>An instance whose rows are those of the point.</summary>
    public Instance<W> Instance(int vocabulary, int horizon, ModelShape shape = ModelShape.HistoryDependent)
    {
        return new(
            PrefixTable<W>.Of(vocabulary, prefix => Draft(Context(prefix), vocabulary)),
            PrefixTable<W>.Of(vocabulary, prefix => Target(Context(prefix), vocabulary)),
            horizon);

        string Context(Tokens prefix) => shape switch
        {
            ModelShape.HistoryDependent => $"{prefix}",
            ModelShape.Markov when prefix.Length > 0 => $"{prefix[^1]}",
            _ => "",
        };
    }

    /// <summary>The draft's row in a context.</summary>
    public Distribution<W> Draft(string context, int vocabulary)
    {
        // A target row that was asked for alone has its support only; the draft's row then gets its own.
        return Known($"p {context}") ??
            (_cell.Chart == Chart.RowsAlone || _cell.Supports.ContainsKey($"q {context}")
                ? Row($"p {context}", vocabulary) : Pair(context, vocabulary).Draft);
    }

    /// <summary>The target's row in a context.</summary>
    public Distribution<W> Target(string context, int vocabulary) =>
        Known($"q {context}") ?? (_cell.Orders.ContainsKey(context) ? Pair(context, vocabulary).Target : Row($"q {context}", vocabulary));

    /// <summary>A row of this name, any distribution over V tokens.</summary>
    public Distribution<W> Row(string name, int vocabulary) => Known(name) ?? (_rows[name] = _cell.Supports.TryGetValue(name, out var made)
        ? Proportional(Weights(made.Support, made.First))
        : Missing(new SupportQuestion(name, vocabulary)) ?? Distribution<W>.Uniform(vocabulary));

    /// <summary>A number of this name, any in [0, 1].</summary>
    public W Level(string name)
    {
        if (!_cell.Levels.TryGetValue(name, out var made))
        {
            Missing(new LevelQuestion(name));
        }

        return Stamped(made.Kind switch
        {
            LevelKind.Inside => _parameters[made.First] / (W.One + _parameters[made.First]),
            LevelKind.One => W.One,
            _ => W.Zero,
        });
    }

    /// <summary>The rows, numbers and supports chosen, one a line.</summary>
    public override string ToString() => string.Join('\n', [
        .. from context in _cell.Orders
           let rows = Pair(context.Key, context.Value.Order.Length)
           select $"\"{context.Key}\": p = {rows.Draft}, q = {rows.Target}",
        .. _cell.Supports.Select(row => $"{row.Key} = {Row(row.Key, row.Value.Support.Length)}"),
        .. _cell.Levels.Keys.Select(name => $"{name} = {Level(name)}"),
    ]);

    private Distribution<W>? Known(string name) => _rows.GetValueOrDefault(name);

    private (Distribution<W> Draft, Distribution<W> Target) Pair(string context, int vocabulary)
    {
        var (draft, target) = (Distribution<W>.Uniform(vocabulary), Distribution<W>.Uniform(vocabulary));
        if (_cell.Orders.TryGetValue(context, out var made))
        {
            var weights = RowOrder.Weights<W>(made.Order, _cell.Chart, _parameters.AsSpan(made.First));
            (draft, target) = (Proportional(weights.Draft), Proportional(weights.Target));
        }
        else
        {
            Missing(new OrderQuestion(context, vocabulary));
        }

        return (_rows[$"p {context}"], _rows[$"q {context}"]) = (draft, target);
    }

    private Distribution<W> Proportional(W[] weights) => Distribution<W>.Proportional(Array.ConvertAll(weights, Stamped));

    private W Stamped(W value) => _stamp is null ? value : _stamp(value);

    /// <summary>The last token of the support has weight 1.</summary>
    private W[] Weights(ImmutableArray<bool> support, int first)
    {
        var (next, last) = (first, support.LastIndexOf(true));
        return [.. support.Select((has, x) => !has ? W.Zero : x == last ? W.One : _parameters[next++])];
    }

    /// <summary>Nothing, unless there is someone to ask.</summary>
    private Distribution<W>? Missing(Question question) => _ask is null ? null : throw _ask(question);
}
