namespace SpecProofs.Tests;

/// <summary>The least counterexample is reported, of whichever size it is, and what is reported of the search is true.</summary>
public sealed class DecoderClaims_Least
{
    public static TheoryData<string, int, string> Rules => new()
    {
        // q = (4/5, 1/5) and p = (0, 1): the draft token has less than a quarter.
        { "keeps what has less than 1/4", 6, "V = 2, T = 1" },

        // p = (3/4, 1/4) and q = (4/5, 1/5): total variation 1/20.
        { "keeps all where the total variation is below 1/16", 9, "V = 2, T = 1" },
    };

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_that_is_wrong_in_a_corner_shows_its_least_case(string rule, int weight, string size)
    {
        var result = DecoderClaims.Of(new KeepsTooMuch(rule)).Run(new(Cases: 100), Claim.Lossless).Single();
        Assert.Equal(weight, InstanceSize.Of([.. result.Case!.Arguments])!.Value.Weight);
        Assert.Contains(size, result.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_that_ends_early_says_so()
    {
        object[] found = [new GeneratedInstance(WeightedModel.Iid([1, 3]), WeightedModel.Iid([1, 4]), 1)];
        Assert.StartsWith("smallest found: ", SmallestCase.Below(found, _ => false, budget: 3).Words, StringComparison.Ordinal);
        Assert.StartsWith("all ", SmallestCase.Below(found, _ => false).Words, StringComparison.Ordinal);
        Assert.StartsWith("smallest found: ", SmallestCase.Below([.. found, new Drafts(4)], _ => false).Words, StringComparison.Ordinal);
        Assert.StartsWith("smallest found: ", SmallestCase.Below([.. found, new Lookahead(6)], _ => false).Words, StringComparison.Ordinal);
        object[] least = [new GeneratedInstance(WeightedModel.Iid([1]), WeightedModel.Iid([1]), 1)];
        Assert.Empty(SmallestCase.Below(least, _ => false).Words);
    }

    private sealed record KeepsTooMuch(string Rule) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.StartRound(1);
            var here = text.Context.Coupling;
            var drafted = chance.Draw(here.Draft);
            var keeps = Rule == "keeps what has less than 1/4"
                ? here.Target[drafted] > 0 && here.Target[drafted] < Rational.Of(1, 4)
                : here.TotalVariation < Rational.Of(1, 16);
            if (keeps || chance.Accept(here.Acceptance(drafted)))
            {
                text.Accept(drafted);
            }
            else
            {
                text.Reject(chance.Draw(here.Residual));
            }
        }
    }
}
