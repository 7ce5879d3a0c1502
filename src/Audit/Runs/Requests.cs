using System.Runtime.CompilerServices;
using System.Text;

namespace SpecProofs.Audit;

/// <summary>Requests about a place in a text, as JSON with every number a fraction in quotes.</summary>
internal static class Requests
{
    /// <summary>Rows of models as JSON: a few are asked for again and again.</summary>
    private static readonly ConditionalWeakTable<Distribution<Rational>, string> Rows = [];

    /// <summary>Verification of one block, or of several that compete: a row for each draft token, and one more of the target.</summary>
    /// <remarks>
    /// Where there is no row behind the last draft token (the text ends there) the target's last row is certain of token 0; what the child
    /// draws from it is cut off.
    /// </remarks>
    public static Request Verify(Context<Rational> context, IReadOnlyList<IReadOnlyList<int>> blocks, int left, bool several)
    {
        var (drafted, draft, target) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var block in blocks)
        {
            var (here, ended, drafts, targets) = (context, false, new List<string>(), new List<string>());
            foreach (var token in block)
            {
                drafts.Add(Row(here.Coupling.Draft));
                targets.Add(Row(here.Coupling.Target));
                (here, ended) = (here.After(token), here.Ends(token));
            }

            targets.Add(block.Count < left && !ended ? Row(here.Target) : Row(Padding(context)));
            drafted.Add(List(block.Select(token => $"{token}")));
            draft.Add(List(drafts));
            target.Add(List(targets));
        }

        return new(
            several ? Form.Drafts : Form.Verify,
            several
                ? $"{{\"drafted\":{List(drafted)},\"draft\":{List(draft)},\"target\":{List(target)}}}"
                : $"{{\"drafted\":{drafted[0]},\"draft\":{draft[0]},\"target\":{target[0]}}}",
            context.Target.Vocabulary,
            blocks.Max(block => block.Count),
            blocks.Sum(block => block.Count));
    }

    /// <summary>A round, or the rest of a text: the rows of both models after every continuation of up to so many tokens.</summary>
    public static Request Round(Text<Rational> text, Setting setting, bool whole)
    {
        var (left, vocabulary) = (text.Horizon - text.Length, text.Context.Target.Vocabulary);
        var ends = Enumerable.Range(0, vocabulary).Where(text.Context.Ends);
        var depth = whole ? left : Math.Min(left, setting.Lookahead + 1);
        var (draft, target) = (new StringBuilder(), new StringBuilder());
        Append(text.Context, string.Empty, depth);
        return new(
            whole ? Form.Text : Form.Round,
            $"{{\"prefix\":{List(text.Tokens.ToArray().Select(token => $"{token}"))},\"lookahead\":{setting.Lookahead},"
            + $"\"drafts\":{setting.Drafts},\"left\":{left},\"vocabulary\":{vocabulary},"
            + $"\"end\":{List(ends.Select(token => $"{token}"))},\"draft\":{{{draft}}},\"target\":{{{target}}}}}",
            vocabulary,
            int.MaxValue,
            (whole ? left : Math.Min(left, setting.Lookahead)) * setting.Drafts);

        void Append(Context<Rational> here, string after, int rows)
        {
            var comma = draft.Length == 0 ? string.Empty : ",";
            draft.Append($"{comma}\"{after}\":{Row(here.Coupling.Draft)}");
            target.Append($"{comma}\"{after}\":{Row(here.Coupling.Target)}");
            for (var token = 0; rows > 1 && token < vocabulary; token++)
            {
                Append(here.After(token), after.Length == 0 ? $"{token}" : $"{after} {token}", rows - 1);
            }
        }
    }

    private static Distribution<Rational> Padding(Context<Rational> context) => Distribution<Rational>.Point(0, context.Target.Vocabulary);

    private static string Row(Distribution<Rational> row) =>
        Rows.GetValue(row, static row => List(row.Masses.ToArray().Select(mass => $"\"{mass}\"")));

    private static string List(IEnumerable<string> items) => $"[{string.Join(',', items)}]";
}

/// <summary>What an engine is told beside the models.</summary>
/// <param name="Lookahead">Draft tokens a round.</param>
/// <param name="Drafts">Drafts a round.</param>
internal readonly record struct Setting(int Lookahead, int Drafts);
