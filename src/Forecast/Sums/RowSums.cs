namespace SpecProofs.Forecast;

/// <summary>What full rows of both models add: total variation, several drafts, over-acceptance, temperatures of the draft.</summary>
/// <remarks>
/// Formulas: <see cref="Coupling{W}.TotalVariation"/>, <see cref="MultiDraft"/>, <see cref="BatchStages{W}"/>, <see cref="BatchTrace"/>;
/// the rejections of over-acceptance are Σ [p − q − ε]₊ at a position. Not safe for use by several threads at once.
/// </remarks>
internal sealed class RowSums
{
    /// <summary>M: drafts of a batch.</summary>
    public static readonly int[] Drafts = [2, 4, 8];

    /// <summary>ε of over-acceptance min(1, (q + ε)/p).</summary>
    public static readonly double[] Epsilons = [0.01, 0.05, 0.1, 0.2];

    /// <summary>Temperatures of the draft, p^{1/τ} normalised.</summary>
    public static readonly double[] Temperatures = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5];

    private const double RowTolerance = 1e-3;

    private double[] _draft = [];
    private double[] _target = [];
    private double[] _cooled = [];
    private double[] _rest = [];

    /// <summary>Adds what a text with rows contributes to the sums of its prompt.</summary>
    /// <exception cref="TraceFileException">A row is not a whole row, or not that of the token's log-probability.</exception>
    public void AddTo(Span<long> sums, in TraceText text)
    {
        var (length, vocabulary) = (text.TargetRows.Length / text.Vocabulary, text.Vocabulary);
        if (_draft.Length != vocabulary)
        {
            (_draft, _target, _cooled, _rest) =
                (new double[vocabulary], new double[vocabulary], new double[vocabulary], new double[vocabulary]);
        }

        var tokens = text.Given ? 0 : length;
        var (written, left) = (new WrittenToken<double>[tokens], Array.ConvertAll(Drafts, _ => new double[tokens]));
        Span<double> totals = stackalloc double[Sum.Count - Sum.RowTokens];
        totals.Clear();
        for (var n = 0; n < length; n++)
        {
            var draft = text.DraftRows.Slice(n * vocabulary, vocabulary);
            var target = text.TargetRows.Slice(n * vocabulary, vocabulary);
            Exponentials(text, n, "draft", draft, text.Draft, _draft);
            Exponentials(text, n, "target", target, text.Target, _target);
            var coupling = new Coupling<double>(Distribution<double>.Proportional(_draft), Distribution<double>.Proportional(_target));
            if (!text.Given)
            {
                written[n] = new(coupling.Draft[text.Tokens[n]], coupling.Target[text.Tokens[n]]);
            }

            totals[Sum.Variation - Sum.RowTokens] += coupling.TotalVariation;
            totals[Sum.VariationSquares - Sum.RowTokens] += coupling.TotalVariation * coupling.TotalVariation;
            for (var i = 0; i < Drafts.Length; i++)
            {
                totals[Sum.BestAcceptance - Sum.RowTokens + i] += MultiDraft.BestAcceptance(coupling.Draft, coupling.Target, Drafts[i]);
                totals[Sum.FirstAcceptance - Sum.RowTokens + i] += 1 - BatchStages<double>.After(coupling, Drafts[i], _rest);
                if (!text.Given)
                {
                    left[i][n] = Math.Min(_rest[text.Tokens[n]], written[n].Target);
                }
            }

            for (var i = 0; i < Epsilons.Length; i++)
            {
                totals[Sum.OverRejections - Sum.RowTokens + i] += Rejected(coupling, Epsilons[i]);
            }

            for (var i = 0; i < Temperatures.Length; i++)
            {
                totals[Sum.Cooled - Sum.RowTokens + i] += 1 - Variation(draft, Temperatures[i], coupling.Target.Masses);
            }
        }

        for (var i = 0; i < Drafts.Length; i++)
        {
            totals[Sum.BatchRejections - Sum.RowTokens + i] = BatchTrace.Of(written, left[i]).Mean(Quantity.Rejections);
            for (var lookahead = 1; lookahead <= Sum.Lookaheads; lookahead++)
            {
                totals[Sum.BatchCalls - Sum.RowTokens + (Sum.Lookaheads * i) + lookahead - 1] =
                    text.Given ? 0 : BatchTrace.Rounds(written, left[i], lookahead);
            }
        }

        sums[Sum.RowTokens] = checked(sums[Sum.RowTokens] + length);
        for (var i = 1; i < totals.Length; i++)
        {
            sums[Sum.RowTokens + i] = checked(sums[Sum.RowTokens + i] + FixedSteps.Of(totals[i]));
        }
    }

    private static void Exponentials(
        in TraceText text, int n, string name, ReadOnlySpan<double> logs, ReadOnlySpan<double> written, Span<double> row)
    {
        DeterministicExp.Of(logs, row);
        var total = 0.0;
        foreach (var mass in row)
        {
            total += mass;
        }

        if (!(Math.Abs(total - 1) <= RowTolerance))
        {
            throw new TraceFileException(text.Place, FormattableString.Invariant(
                $"token {n + 1}: the {name}'s row has total probability {total:0.####}: not a whole row"));
        }

        if (text.Given)
        {
            return;
        }

        if (text.Tokens[n] < 0 || text.Tokens[n] >= row.Length)
        {
            throw new TraceFileException(text.Place, $"token {n + 1}: {text.Tokens[n]} is not in a vocabulary of {row.Length}");
        }

        if (Math.Abs(row[text.Tokens[n]] - Math.Exp(written[n])) > RowTolerance)
        {
            throw new TraceFileException(text.Place, FormattableString.Invariant(
                $"token {n + 1}: the {name} gives it {written[n]:0.####}, its row {Math.Log(row[text.Tokens[n]]):0.####}"));
        }
    }

    private static double Rejected(Coupling<double> coupling, double epsilon)
    {
        var (rejected, draft, target) = (0.0, coupling.Draft.Masses.ToArray(), coupling.Target.Masses.ToArray());
        for (var x = 0; x < draft.Length; x++)
        {
            rejected += Math.Max(0, draft[x] - target[x] - epsilon);
        }

        return rejected;
    }

    /// <summary>TV of the draft at a temperature and the target.</summary>
    private double Variation(ReadOnlySpan<double> draft, double temperature, ReadOnlySpan<double> target)
    {
        for (var x = 0; x < draft.Length; x++)
        {
            _cooled[x] = draft[x] / temperature;
        }

        DeterministicExp.Of(_cooled, _cooled);
        var total = 0.0;
        foreach (var mass in _cooled)
        {
            total += mass;
        }

        var excess = 0.0;
        for (var x = 0; x < draft.Length; x++)
        {
            excess += Math.Max(0, target[x] - (_cooled[x] / total));
        }

        return excess;
    }
}
