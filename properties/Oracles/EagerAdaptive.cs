namespace SpecProofs.Properties;

/// <summary>Adaptive lookahead to the letter: the block is drafted until the rule ends it, then verified.</summary>
/// <param name="GoesOn">The probability of another draft token, from the last one and the number of tokens in the block.</param>
/// <param name="Lookahead">The longest block.</param>
/// <param name="Bonus">Whether a block that was kept as a whole is followed by a token from the target.</param>
internal sealed record EagerAdaptive(Func<int, int, Rational> GoesOn, int Lookahead, bool Bonus) : IDecoder<Rational>
{
    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        text.StartRound(Lookahead);
        foreach (var drafted in Block(chance, text))
        {
            if (!chance.Accept(text.Context.Coupling.Acceptance(drafted)))
            {
                text.Reject(chance.Draw(text.Context.Coupling.Residual));
                return;
            }

            text.Accept(drafted);
        }

        if (Bonus && !text.Ended)
        {
            text.AppendFromTarget(chance.Draw(text.Context.Target));
        }
    }

    private List<int> Block(IChance<Rational> chance, Text<Rational> text)
    {
        var (block, context) = (new List<int>(), text.Context);
        do
        {
            block.Add(chance.Draw(context.Draft));
            context = context.After(block[^1]);
        }
        while (block.Count < text.Undecided && !text.Context.Ends(block[^1]) && chance.Accept(GoesOn(block[^1], block.Count)));
        return block;
    }
}
