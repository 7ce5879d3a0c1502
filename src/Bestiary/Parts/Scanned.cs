using System.Collections.Immutable;

namespace SpecProofs.Bestiary;

/// <summary>One round of speculative decoding that was not written to a text yet.</summary>
/// <param name="Kept">The draft tokens that passed.</param>
/// <param name="Correction">What replaces the one that did not; null if all passed.</param>
internal sealed record Scanned(ImmutableArray<int> Kept, int? Correction)
{
    /// <summary>A round of a given number of draft tokens after a context.</summary>
    public static Scanned Of(IChance<Rational> chance, Context<Rational> context, int length)
    {
        var kept = ImmutableArray.CreateBuilder<int>();
        while (kept.Count < length)
        {
            var drafted = chance.Draw(context.Coupling.Draft);
            if (!chance.Accept(context.Coupling.Acceptance(drafted)))
            {
                return new(kept.ToImmutable(), chance.Draw(context.Coupling.Residual));
            }

            kept.Add(drafted);
            if (context.Ends(drafted))
            {
                break;
            }

            context = context.After(drafted);
        }

        return new(kept.ToImmutable(), null);
    }

    /// <summary>Writes the round.</summary>
    public void WriteTo(Text<Rational> text)
    {
        foreach (var token in Kept)
        {
            text.Accept(token);
        }

        if (Correction is { } correction)
        {
            text.Reject(correction);
        }
    }
}
