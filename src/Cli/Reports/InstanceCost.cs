namespace SpecProofs.Cli;

/// <summary>What the closed forms of an instance cost, told before they are computed.</summary>
internal static class InstanceCost
{
    /// <summary>Moves of all recursions together: one from each context by each token at each position. Some tens of seconds.</summary>
    public const long MostMoves = 1L << 30;

    /// <summary>Refuses an instance whose closed forms cost more.</summary>
    /// <exception cref="BadInputException">They do.</exception>
    public static void Check(string path, Instance<Rational> instance, InstanceRequest request)
    {
        // E TV, each number of drafts and their limit, and two fallbacks for each ε.
        var recursions = 2 + request.Batch.Count + (2 * request.Epsilons.Count);
        if (!RecursionWork.IsWithin(instance, MostMoves / recursions))
        {
            throw new BadInputException(
                $"{Quoted.Path(path)}: {recursions} closed forms cost over {MostMoves:N0} moves from a context by a token: "
                + "use a shorter horizon, or fewer of --batch and --epsilon");
        }
    }
}
