namespace SpecProofs.Tests;

/// <summary>Decoders that mistake the end of a text are caught by the ordinary claims with the least instance; right ones pass.</summary>
public sealed class EndTokens_Claims
{
    private static readonly RunOptions Few = new(Cases: 60);

    private static readonly Claim AtLeastOneToken = Claim.LosslessFor(
        instance => instance.With(target: WithoutEnd(instance, 1)), "a target that ends no text at its first token");

    [Fact]
    public void An_end_token_inside_a_block_that_does_not_stop() => Refused(
        lookahead => new RunsOn(lookahead.Tokens),
        Claim.Lossless,
        "RunsOn is not lossless",
        "V = 1, T = 2, end token 0",
        "lookahead 2",
        "position 2, after 0, which ends the text: token 0 has probability 1, expected 0 (kept drafts 1)");

    [Fact]
    public void A_bonus_token_behind_an_end_token() => Refused(
        lookahead => new BonusBehindTheEnd(lookahead.Tokens),
        Claim.Lossless,
        "BonusBehindTheEnd is not lossless",
        "V = 1, T = 2, end token 0",
        "lookahead 1",
        "(draws from the target 1)");

    [Fact]
    public void A_replacement_that_is_not_looked_at() => Refused(
        lookahead => new LooksAtDraftsOnly(lookahead.Tokens),
        Claim.Lossless,
        "LooksAtDraftsOnly is not lossless",
        "V = 2, T = 2, end token 1",
        "lookahead 1",
        "position 2, after 1, which ends the text");

    [Fact]
    public void A_budget_of_tokens_that_counts_rounds() => Refused(
        lookahead => new CountsRounds(lookahead.Tokens),
        Claim.Lossless,
        "the decoder wrote token 0 at position 2, past the horizon of 1",
        "V = 1, T = 1",
        "lookahead 2");

    [Fact]
    public void A_block_that_is_dropped_since_it_crosses_the_budget() => Refused(
        lookahead => new DropsTheBlock(lookahead.Tokens),
        Claim.Lossless,
        "appended nothing at position 1",
        "V = 1, T = 1",
        "lookahead 2");

    [Fact]
    public void A_least_length_that_masks_the_end_token_on_one_row_too_many()
    {
        Assert.All(DecoderClaims.Of(new MasksEndTokens(1)).Run(Few, AtLeastOneToken), result => result.ThrowIfFalsified());
        Refused(
            _ => new MasksEndTokens(2),
            AtLeastOneToken,
            "does not have the output law of a target that ends no text at its first token",
            "V = 2, T = 2, end token 1");
    }

    /// <summary>Against a reference that runs on, a right decoder ends too soon: the report says where.</summary>
    [Fact]
    public void A_text_that_ends_too_soon() => Refused(
        lookahead => new Speculative<Rational>(lookahead.Tokens),
        Claim.SameLawAs((lookahead, _) => new RunsOn(lookahead.Tokens)),
        "position 2, after 0, which ends the text: the text ends there with probability 1, expected 0");

    [NeedsFact(Need.Time)]
    public void Rejections_behind_an_end_token_are_too_many()
    {
        Refused(lookahead => new RunsOn(lookahead.Tokens), Claim.RejectsNoMore, "rejects more than speculative decoding", "end token");
        Refused(lookahead => new RunsOn(lookahead.Tokens), Claim.RejectsAsSpeculative, Claim.RejectsAsSpeculative.Denial, "end token");
    }

    [NeedsFact(Need.Time)]
    public void Blocks_drafted_first_pass_when_they_stop()
    {
        var eager = DecoderClaims.Of(lookahead => new EagerSpeculative(lookahead.Tokens, Bonus: false));
        Assert.All(
            eager.Run(Few, Claim.Lossless, Claim.RejectsAsSpeculative, Claim.RejectsNoLessThanTotalVariation, Claim.KeepsAPerfectDraft),
            result => result.ThrowIfFalsified());
    }

    private static void Refused(Func<Lookahead, IDecoder<Rational>> decoder, Claim claim, params string[] words)
    {
        var failure = DecoderClaims.Of(decoder).Run(Few, claim).Single().Failure;
        Assert.All(words, word => Assert.Contains(word, failure, StringComparison.Ordinal));
    }

    /// <summary>The target with end tokens masked in the first rows, unless nothing else has mass there.</summary>
    private static PrefixTable<Rational> WithoutEnd(Instance<Rational> instance, int rows)
    {
        return PrefixTable<Rational>.Of(instance.Vocabulary, Row);

        Distribution<Rational> Row(Tokens prefix)
        {
            var context = prefix.Span.ToArray().Aggregate(instance.Start, (at, token) => at.After(token));
            return prefix.Length < rows ? Masked(context) : context.Target;
        }
    }

    private static Distribution<Rational> Masked(Context<Rational> context)
    {
        Rational[] weights = [.. context.Target.Masses.ToArray().Select((mass, token) => context.Ends(token) ? 0 : mass)];
        return weights.All(Rational.IsZero) ? context.Target : Distribution<Rational>.Proportional(weights);
    }

    /// <summary>Speculative decoding, one position.</summary>
    private static int Settle(IChance<Rational> chance, Text<Rational> text)
    {
        var here = text.Context.Coupling;
        var drafted = chance.Draw(here.Draft);
        if (chance.Accept(here.Acceptance(drafted)))
        {
            text.Accept(drafted);
            return 1;
        }

        text.Reject(chance.Draw(here.Residual));
        return 0;
    }

    /// <summary>Looks at the text between rounds: an end token inside a block does not stop it (huggingface/transformers 47912).</summary>
    private sealed record RunsOn(int Lookahead) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.StartRound(Lookahead);
            for (var left = text.Undecided; left > 0 && Settle(chance, text) == 1; left--)
            {
            }
        }
    }

    /// <summary>Asks only whether there is room for a bonus token.</summary>
    private sealed record BonusBehindTheEnd(int Lookahead) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.StartRound(Lookahead);
            var kept = 1;
            while (text.Undecided > 0)
            {
                kept = Settle(chance, text);
            }

            if (kept == 1 && text.Length < text.Horizon)
            {
                text.AppendFromTarget(chance.Draw(text.Context.Target));
            }
        }
    }

    /// <summary>Writes the whole text in one step, and stops at an end token only if it was drafted.</summary>
    private sealed record LooksAtDraftsOnly(int Lookahead) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            while (text.Length < text.Horizon)
            {
                text.EnsureRound(Lookahead);
                if (Settle(chance, text) == 1 && text.Ended)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Compares the largest number of tokens with the number of rounds (antonellof/ferrox 311).</summary>
    private sealed record CountsRounds(int Lookahead) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            while (text.Rounds < text.Horizon && !text.Ended)
            {
                text.StartRound(Lookahead);
                for (var i = 0; i < Lookahead && Settle(chance, text) == 1; i++)
                {
                }
            }
        }
    }

    /// <summary>Gives up before a block that would cross the horizon, instead of shortening it (ikawrakow/ik_llama.cpp 2358).</summary>
    private sealed record DropsTheBlock(int Lookahead) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            if (text.Length + Lookahead <= text.Horizon)
            {
                text.StartRound(Lookahead);
                while (text.Undecided > 0)
                {
                    _ = Settle(chance, text);
                }
            }
        }
    }

    /// <summary>Auto-regressive decoding that masks end tokens in the first rows (vllm-project/vllm 41768: one row too many).</summary>
    private sealed record MasksEndTokens(int Rows) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.StartRound(1);
            text.AppendFromTarget(chance.Draw(text.Length < Rows ? Masked(text.Context) : text.Context.Target));
        }
    }
}
