namespace SpecProofs.Instances;

/// <summary>Refuses an instance in which a model has no row where a text can lead.</summary>
/// <remarks>Cost: contexts · V, which the rows of the file bound.</remarks>
internal static class InstanceFileReach
{
    public static void Check(Instance<Rational> instance, InstanceFileModel draft, InstanceFileModel target, TokenNames names) =>
        ContextGraph<Rational>.Walk(instance, here =>
        {
            var row = Row(() => here.Context.Target, target, here, names);
            _ = Row(() => here.Context.Coupling, draft, here, names);
            return row;
        });

    private static T Row<T>(Func<T> row, InstanceFileModel model, ReachedContext<Rational> here, TokenNames names)
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
}
