namespace SpecProofs.Analysis;

/// <summary>What a decoder does with a unit of mass at one context, in one place of a round.</summary>
/// <param name="gains">What it adds to each total.</param>
/// <param name="rejected">What it sends, by token, to the first place of a new round; empty for nothing.</param>
/// <param name="accepted">What it sends, by token, to the next place.</param>
/// <param name="lift">What mass is multiplied by before it is sent; null for nothing.</param>
/// <typeparam name="U">The number type in which mass is carried.</typeparam>
internal readonly ref struct Step<U>(ReadOnlySpan<U> gains, ReadOnlySpan<U> rejected, ReadOnlySpan<U> accepted, U? lift = null)
    where U : struct
{
    /// <summary>Stands for the places behind the first, where a decoder's index stands for its first place.</summary>
    public const int Later = -1;

    public ReadOnlySpan<U> Gains { get; } = gains;

    public ReadOnlySpan<U> Rejected { get; } = rejected;

    public ReadOnlySpan<U> Accepted { get; } = accepted;

    public U? Lift { get; } = lift;
}

/// <summary>The step at a context.</summary>
/// <param name="context">Its number.</param>
/// <param name="place">The index of a decoder, for the first place of its rounds, or <see cref="Step{U}.Later"/>.</param>
internal delegate Step<U> StepAt<U>(int context, int place)
    where U : struct;

/// <summary>Steps written in another number type, each once.</summary>
internal sealed class ConvertedSteps<W, U>(StepAt<W> steps, Func<W, U> convert)
    where W : struct
    where U : struct
{
    private readonly Dictionary<(int Context, int Place), (U[] Gains, U[] Rejected, U[] Accepted)> _known = [];

    public Step<U> At(int context, int place)
    {
        if (!_known.TryGetValue((context, place), out var known))
        {
            var step = steps(context, place);
            _known[(context, place)] = known = (Convert(step.Gains), Convert(step.Rejected), Convert(step.Accepted));
        }

        return new(known.Gains, known.Rejected, known.Accepted);
    }

    private U[] Convert(ReadOnlySpan<W> row)
    {
        var converted = new U[row.Length];
        for (var i = 0; i < row.Length; i++)
        {
            converted[i] = convert(row[i]);
        }

        return converted;
    }
}
