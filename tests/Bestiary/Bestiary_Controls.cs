namespace SpecProofs.Tests;

/// <summary>The decoders that look wrong and are exact, and what they pay in rejections.</summary>
public sealed class Bestiary_Controls
{
    /// <summary>The small world with Σ E_Q TV, which all controls share.</summary>
    private static readonly Lazy<List<(GeneratedInstance GeneratedInstance, Rational Bound)>> World = new(() =>
        [.. SmallWorld.Instances.Select(given => (given, ExpectedRejections.Speculative(given.Instance)))]);

    public static TheoryData<string> Right => [.. Mutants.All.Where(entry => entry.Lossless).Select(entry => entry.Name)];

    [Theory, MemberData(nameof(Right))]
    public void A_control_is_exact_on_random_cases(string name) =>
        Assert.Null(MutantCheck.FirstCaught(Mutants.Find(name), RunOptions.DefaultCases, seed: 1));

    [NeedsTheory(Need.Time), MemberData(nameof(Right))]
    public void A_control_is_exact_on_the_small_world_and_rejects_as_its_price_says(string name)
    {
        var (control, signs) = (Mutants.Find(name), new HashSet<int>());
        var hunt = new MutantCheck(control);
        foreach (var (given, bound) in World.Value)
        {
            Rational? expected = control.Reference is null ? null : ExpectedRejections.Speculative(control.Expected(given));
            for (var lookahead = 1; lookahead <= given.Horizon; lookahead++)
            {
                var drafts = control.Statement == "T3.law" ? lookahead + 1 : 1;
                signs.Add(hunt.Extra(given, new(lookahead), new(drafts), expected ?? bound).CompareTo(0));
            }
        }

        Assert.Equal(
            control.Price switch { Price.Same => [0], Price.More => [0, 1], Price.Fewer => [-1, 0], _ => [-1, 0, 1] }, signs.Order());
    }
}
