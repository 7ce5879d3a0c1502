namespace SpecProofs.Instances;

/// <summary>Refuses an instance in which a model has no row where a text can lead, or in which texts lead to too many contexts.</summary>
/// <remarks>Cost: contexts · V; it stops at <see cref="InstanceFile.LargestSize"/>, before the rows are made.</remarks>
internal static class InstanceFileReach
{
    public static void Check(
        FileNode root, Instance<Rational> instance, InstanceFileModel draft, InstanceFileModel target, TokenNames names)
    {
        var draftLeadsOn = false;
        var seen = 0;
        _ = ContextGraph<Rational>.Walk(instance, here =>
        {
            seen = Counted(seen, root, instance.Vocabulary);
            var row = Row(() => here.Context.Target, target, here, names);
            var pair = Row(() => here.Context.Coupling, draft, here, names);
            draftLeadsOn |= pair.Draft.Support.ToArray().Any(x => Rational.IsZero(row[x]));
            return row;
        });

        // A lossy decoder keeps drafts that the target would never write. Where they have no row, the report says so.
        if (draftLeadsOn)
        {
            seen = 0;
            _ = ContextGraph<Rational>.Walk(instance, here =>
            {
                seen = Counted(seen, root, instance.Vocabulary);
                return EitherOf(here.Context);
            });
        }
    }

    private static int Counted(int seen, FileNode root, int vocabulary) => seen < InstanceFile.MostContexts(vocabulary)
        ? seen + 1
        : throw root.Wrong(
            $"over {seen:N0} contexts can be reached: with {vocabulary:N0} tokens no more than that are possible; "
            + "use a shorter horizon, or models that remember less");

    /// <summary>What either model can write; null where one of them has no row.</summary>
    private static Distribution<Rational>? EitherOf(Context<Rational> context)
    {
        try
        {
            var pair = context.Coupling;
            return Distribution<Rational>.Proportional([.. pair.Draft.Masses.ToArray().Zip(pair.Target.Masses.ToArray(), (p, q) => p + q)]);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static T Row<T>(Func<T> row, InstanceFileModel model, ReachedContext<Rational> here, TokenNames names)
    {
        try
        {
            return row();
        }
        catch (InvalidOperationException)
        {
            var prefix = Quoted.Of(names.Format(here.Prefix()));
            throw model.Rows.Wrong($"there is no row for the prefix \"{prefix}\", which the target can reach");
        }
    }
}
