namespace SpecProofs.Proofs;

/// <summary>
/// A decoder whose step is compared with another one, given the same first draws: if the two steps, each continued by the target, have the
/// same law for all such draws, and this decoder's step is right, so is the other.
/// </summary>
/// <param name="Decoder">Makes the decoder; it may keep no memory outside the text.</param>
/// <param name="Draws">How many draws both begin with before they test anything, as far as the text has room for them.</param>
public sealed record StepComparison(Func<IDecoder<Real>> Decoder, int Draws)
{
    /// <summary>All answers to the first draws.</summary>
    internal IEnumerable<IReadOnlyList<int>> Given(int vocabulary) => Enumerable.Range(0, Draws).Aggregate(
        Enumerable.Repeat<IReadOnlyList<int>>([], 1),
        (all, _) => all.SelectMany(given => Enumerable.Range(0, vocabulary).Select(token => (IReadOnlyList<int>)[.. given, token])));
}

/// <summary>Chance whose first draws have answers that are given, up to the first test.</summary>
internal sealed class GivenDraws(IChance<Real> chance, IReadOnlyList<int> tokens) : IChance<Real>
{
    private readonly List<Real> _masses = [];
    private bool _tested;

    /// <summary>The probabilities of the answers that were given.</summary>
    public IReadOnlyList<Real> Masses => _masses;

    /// <inheritdoc/>
    /// <exception cref="NotDrawnException">The token that is given has no mass.</exception>
    public int Draw(Distribution<Real> distribution)
    {
        if (_tested || _masses.Count == tokens.Count)
        {
            return chance.Draw(distribution);
        }

        var token = tokens[_masses.Count];
        _masses.Add(distribution[token] > 0 ? distribution[token] : throw new NotDrawnException());
        return token;
    }

    /// <inheritdoc/>
    public bool Accept(Real probability)
    {
        _tested = true;
        return chance.Accept(probability);
    }
}

/// <summary>A token was given as the answer to a draw, and has no mass.</summary>
internal sealed class NotDrawnException() : Exception("the token has no mass");
