using System.Collections.Immutable;
using System.Numerics;

namespace SpecProofs.Tests;

/// <summary>Speculative decoding with one thing wrong, in any weight type.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Acceptance">The probability of keeping a drafted token.</param>
/// <param name="Fallback">What replaces it.</param>
internal sealed record Wrong<W>(
    string Name, Func<Coupling<W>, int, W> Acceptance, Func<Coupling<W>, Distribution<W>> Fallback) : IDecoder<W>
    where W : struct, INumber<W>
{
    public static ImmutableArray<Wrong<W>> All { get; } =
    [
        new("the residual is the target", (pair, x) => pair.Acceptance(x), pair => pair.Target),
        new("the ratio is inverted",
            (pair, x) => pair.Target[x] > pair.Draft[x] ? pair.Draft[x] / pair.Target[x] : W.One,
            pair => pair.Residual),
        new("everything is kept", (_, _) => W.One, pair => pair.Target),
        new("the residual is swapped", (pair, x) => pair.Acceptance(x), pair => new Coupling<W>(pair.Target, pair.Draft).Residual),
        new("the ratio is squared", (pair, x) => pair.Acceptance(x) * pair.Acceptance(x), pair => pair.Residual),
        new("wrong only where p(0) = 7/1000",
            (pair, x) => pair.Draft[0] == W.CreateChecked(7) / W.CreateChecked(1000) ? W.One : pair.Acceptance(x),
            pair => pair.Residual),
    ];

    public void Advance(IChance<W> chance, Text<W> text)
    {
        text.EnsureRound(1);
        var pair = text.Context.Coupling;
        var drafted = chance.Draw(pair.Draft);
        if (chance.Accept(Acceptance(pair, drafted)))
        {
            text.Accept(drafted);
        }
        else
        {
            text.Reject(chance.Draw(Fallback(pair)));
        }
    }

    public override string ToString() => Name;
}

/// <summary>Speculative decoding that looks at the text before each step.</summary>
internal sealed record Meddling<W>(Action<Text<W>> Before, IDecoder<W> Decoder) : IDecoder<W>
    where W : struct, INumber<W>
{
    public void Advance(IChance<W> chance, Text<W> text)
    {
        Before(text);
        Decoder.Advance(chance, text);
    }
}
