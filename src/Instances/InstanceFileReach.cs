namespace SpecProofs.Instances;

/// <summary>Refuses an instance in which a model has no row where a text can lead.</summary>
/// <remarks>Walks the contexts that the target can reach before the horizon, each once. Cost: contexts · V, which the rows of the file bound.</remarks>
internal static class InstanceFileReach
{
    public static void Check(Instance<Rational> instance, InstanceFileModel draft, InstanceFileModel target, TokenNames names)
    {
        var seen = new HashSet<Context<Rational>> { instance.Start };
        List<Reached> level = [new(instance.Start, null, 0)];
        for (var n = 1; n <= instance.Horizon && level.Count > 0; n++)
        {
            List<Reached> next = [];
            foreach (var here in level)
            {
                var support = Row(() => here.Context.Target, target, here, names).Support;
                _ = Row(() => here.Context.Coupling, draft, here, names);
                foreach (var x in support)
                {
                    if (n < instance.Horizon && here.Context.After(x) is var after && seen.Add(after))
                    {
                        next.Add(new(after, here, x));
                    }
                }
            }

            level = next;
        }
    }

    private static T Row<T>(Func<T> row, InstanceFileModel model, Reached here, TokenNames names)
    {
        try
        {
            return row();
        }
        catch (InvalidOperationException)
        {
            throw model.Rows.Wrong($"there is no row for the prefix \"{names.Format(here.Prefix())}\", which the target can reach");
        }
    }

    /// <summary>A context and one way to it. Linked, since whole prefixes of a long horizon would be large.</summary>
    private sealed record Reached(Context<Rational> Context, Reached? Before, int Token)
    {
        public Tokens Prefix()
        {
            var reversed = new List<int>();
            for (var at = this; at.Before is not null; at = at.Before)
            {
                reversed.Add(at.Token);
            }

            reversed.Reverse();
            return new([.. reversed]);
        }
    }
}
