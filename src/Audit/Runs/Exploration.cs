namespace SpecProofs.Audit;

/// <summary>What came of exploring a request.</summary>
/// <param name="Tree">All runs; null if there are too many.</param>
/// <param name="Runs">How many runs were made.</param>
/// <param name="Reading">How their numbers were read.</param>
/// <param name="Last">The last run; null if there are too many.</param>
internal sealed record Explored(RunTree? Tree, int Runs, Reading Reading, ChildRun? Last);

/// <summary>Runs a child along every path that can happen, depth first.</summary>
/// <remarks>
/// Each run repeats the answers of the path so far and goes on with answers that the child takes itself. As numbers are read, one of those
/// may have probability 0 (a residual of 10⁻¹⁷ left over by rounding); what came of it is then ignored.
/// </remarks>
/// <param name="child">The child.</param>
/// <param name="settings">How its numbers are read.</param>
/// <param name="countsKept">Whether the child has to say how many drafts it kept.</param>
internal sealed class Exploration(Child child, AuditSettings settings, bool countsKept)
{
    /// <summary>Runs on one request: a child that needs more is beyond every budget.</summary>
    public const int MostRuns = 20_000;

    private static readonly EqualityComparer<WrittenRound> Same = EqualityComparer<WrittenRound>.Create(
        (one, other) => one!.Kept == other!.Kept && one.Reported == other.Reported && one.Tokens.SequenceEqual(other.Tokens));

    private Reading _reading = new(settings.Snap);

    /// <summary>All runs on a request, or as many as are too many.</summary>
    /// <exception cref="ChildFaultException">The child fails on a path that can happen, or makes other choices when run again.</exception>
    public Explored Explore(Request request)
    {
        _reading = new(settings.Snap, (double)settings.MostShift);
        RunTree? root = null;
        List<int> answers = [];
        for (var runs = 0; ; runs++)
        {
            if (runs == MostRuns)
            {
                return new(null, runs, _reading, null);
            }

            var run = child.Run(request, answers);
            if (Next(request, answers, run, ref root) is not { } next)
            {
                return new(root, runs + 1, _reading, run);
            }

            answers = next;
        }
    }

    /// <summary>A run again: where random numbers are not steered, it mostly comes out otherwise.</summary>
    /// <exception cref="ChildFaultException">It comes out otherwise, or fails.</exception>
    public void Confirm(Request request, ChildRun run)
    {
        var answers = run.Asked.Select(asked => asked.Answer).ToList();
        var again = child.Run(request, answers);
        if (again.Error != run.Error || again.Asked.Length != run.Asked.Length || !again.Rounds.SequenceEqual(run.Rounds, Same))
        {
            throw Unsteady(request, answers);
        }
    }

    /// <summary>Adds a run to the tree, and returns the answers of the next one; null after the last.</summary>
    private List<int>? Next(Request request, List<int> answers, ChildRun run, ref RunTree? root)
    {
        var (path, coins, impossible) = (new List<(RunTree Node, int Answer, int[] Possible)>(), new Interval(), false);
        foreach (var asked in run.Asked)
        {
            var question = Read(asked, request, answers);
            var node = path.Count == 0 ? root : path[^1].Node.Next[path[^1].Answer];
            if (node is null)
            {
                node = RunTree.Of(question);
                Attach(path, ref root, node);
            }
            else if (node.Question is null || !node.Question.IsSame(question))
            {
                throw Unsteady(request, answers);
            }

            if (path.Count < answers.Count && answers[path.Count] != asked.Answer)
            {
                throw Unsteady(request, answers);
            }

            int[] possible = [.. coins.Possible(question)];
            path.Add((node, asked.Answer, possible));
            coins.Answer(question, asked.Answer);
            if (!possible.Contains(asked.Answer))
            {
                impossible = true;
                break;
            }
        }

        if (path.Count < answers.Count)
        {
            throw Unsteady(request, answers);
        }

        if (!impossible)
        {
            Finish(request, path, run, ref root);
        }

        return After(path);
    }

    private void Finish(Request request, List<(RunTree Node, int Answer, int[] Possible)> path, ChildRun run, ref RunTree? root)
    {
        var taken = path.Select(step => step.Answer).ToList();
        if ((run.Error is { } error ? $"it failed: {error}" : Child.Problem(run.Rounds, request, countsKept)) is { } problem)
        {
            throw child.Fault(problem, Wire.Run(request, taken));
        }

        if (path.Count > 0 ? path[^1].Node.Next[path[^1].Answer] is not null : root is not null)
        {
            throw Unsteady(request, taken);
        }

        Attach(path, ref root, RunTree.Leaf(run.Rounds));
    }

    private static void Attach(List<(RunTree Node, int Answer, int[] Possible)> path, ref RunTree? root, RunTree node)
    {
        if (path.Count == 0)
        {
            root = node;
        }
        else
        {
            path[^1].Node.Next[path[^1].Answer] = node;
        }
    }

    /// <summary>The path to the first answer, from the end of this path upwards, that can happen and was not taken.</summary>
    private static List<int>? After(List<(RunTree Node, int Answer, int[] Possible)> path)
    {
        for (var depth = path.Count - 1; depth >= 0; depth--)
        {
            foreach (var answer in path[depth].Possible)
            {
                if (path[depth].Node.Next[answer] is null)
                {
                    return [.. path.Take(depth).Select(step => step.Answer), answer];
                }
            }
        }

        return null;
    }

    private Question Read(Asked asked, Request request, List<int> answers)
    {
        try
        {
            return asked.Kind == AskedKind.Draw
                ? new(asked.Kind, 0, 0, _reading.Of(asked.Numbers, asked.Place), asked.Place)
                : new(asked.Kind, asked.Coin, Probability(asked), null, asked.Place);
        }
        catch (FormatException e)
        {
            throw child.Fault(e.Message, Wire.Run(request, answers));
        }
    }

    private Rational Probability(Asked asked) => asked.Kind == AskedKind.Below || asked.Numbers[0].Float is >= 0 and <= 1
        ? _reading.Of(asked.Numbers[0], asked.Place)
        : throw new FormatException(
            $"it accepts with probability {asked.Numbers[0].Float:R}{(asked.Place.Length > 0 ? $" at {asked.Place}" : string.Empty)}");

    private ChildFaultException Unsteady(Request request, List<int> answers) => child.Fault(
        "it made other choices when it was run again: it must depend on nothing but its arguments and its random numbers",
        Wire.Run(request, answers));
}
