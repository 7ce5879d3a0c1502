namespace SpecProofs.Bestiary;

/// <summary>Speculative decoding with every part replaceable, so that a defect is the one part that it changes.</summary>
/// <remarks>A step is a whole round. With nothing replaced it is <see cref="Speculative{W}"/>; a law checks that.</remarks>
internal sealed record Scan(Lookahead Lookahead) : IDecoder<Rational>
{
    /// <summary>What a draft token is drawn from.</summary>
    public Func<Place, Distribution<Rational>> Drafted { get; init; } = at => at.Here.Draft;

    /// <summary>The p and q that verification believes in.</summary>
    public Func<Place, Coupling<Rational>> Verified { get; init; } = at => at.Here;

    /// <summary>The probability b(x) of keeping the draft token x.</summary>
    public Func<Place, int, Rational> Acceptance { get; init; } = (at, x) => at.Verified.Acceptance(x);

    /// <summary>What replaces a rejected draft token x.</summary>
    public Func<Place, int, Distribution<Rational>> Fallback { get; init; } = (at, _) => at.Verified.Residual;

    /// <summary>What one more token is drawn from when the whole block was kept; without it there is no bonus token.</summary>
    public Func<Place, Distribution<Rational>>? Bonus { get; init; }

    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        text.StartRound(Lookahead.Tokens);
        var path = new List<Context<Rational>> { text.Context };
        while (text.Undecided > 0)
        {
            var at = new Place(path, IsLast: text.Undecided == 1);
            at = at with { Verified = Verified(at) };
            var drafted = chance.Draw(Drafted(at));
            if (!chance.Accept(Acceptance(at, drafted)))
            {
                text.Reject(chance.Draw(Fallback(at, drafted)));
                return;
            }

            text.Accept(drafted);
            path.Add(text.Context);
        }

        if (Bonus is not null && !text.Ended)
        {
            text.AppendFromTarget(chance.Draw(Bonus(new Place(path, IsLast: false))));
        }
    }
}

/// <summary>A place in a block of draft tokens.</summary>
/// <param name="Path">The contexts from the start of the round to here.</param>
/// <param name="IsLast">Whether the block's last token is looked at.</param>
internal sealed record Place(IReadOnlyList<Context<Rational>> Path, bool IsLast)
{
    /// <summary>Whether the block's first token is looked at.</summary>
    public bool IsFirst => Path.Count == 1;

    /// <summary>p and q here.</summary>
    public Coupling<Rational> Here => Now.Coupling;

    /// <summary>p and q that verification believes in.</summary>
    public Coupling<Rational> Verified { get; init; } = Path[^1].Coupling;

    /// <summary>The context here.</summary>
    public Context<Rational> Now => Path[^1];

    /// <summary>The context one place before, within the round.</summary>
    public Context<Rational> Before => Path[Math.Max(0, Path.Count - 2)];

    /// <summary>The context at the start of the round.</summary>
    public Context<Rational> First => Path[0];
}

/// <summary>A decoder whose step decides one position.</summary>
internal sealed record Positionwise(Lookahead Lookahead, Action<IChance<Rational>, Text<Rational>> Step) : IDecoder<Rational>
{
    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        if (text.Undecided == 0)
        {
            text.StartRound(Lookahead.Tokens);
        }

        Step(chance, text);
    }
}

/// <summary>A decoder whose step is a round.</summary>
internal sealed record Roundwise(Lookahead Lookahead, Action<IChance<Rational>, Text<Rational>> Round) : IDecoder<Rational>
{
    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        text.StartRound(Lookahead.Tokens);
        Round(chance, text);
    }
}

/// <summary>How a position ends.</summary>
internal static class Verdict
{
    /// <summary>Writes the draft token if it passed, and its replacement if not.</summary>
    public static void Settle(this Text<Rational> text, int drafted, bool accepted, Func<int> replacement)
    {
        if (accepted)
        {
            text.Accept(drafted);
        }
        else
        {
            text.Reject(replacement());
        }
    }
}
