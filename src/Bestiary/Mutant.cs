using System.Runtime.CompilerServices;

namespace SpecProofs.Bestiary;

/// <summary>How E[N_rej] of a lossless decoder compares with Σ E_Q TV(p_n, q_n), which speculative decoding attains.</summary>
public enum Price
{
    /// <summary>Equal.</summary>
    Same,

    /// <summary>At least as many, and more on some instances: the decoder gives up speed that it could have.</summary>
    More,

    /// <summary>At most as many, and fewer on some instances: the decoder is outside the class of Theorem 2.</summary>
    Fewer,

    /// <summary>More on some instances and fewer on others: it does not draft from p.</summary>
    Incomparable,
}

/// <summary>A decoder of the bestiary: a defect that the laws must catch, or a construction that looks like one and is exact.</summary>
/// <param name="Name">The stable name, such as <c>residual-softmax</c>.</param>
/// <param name="Family">Which part of the algorithm it changes.</param>
/// <param name="Mechanism">What it does, in a line.</param>
/// <param name="Source">Repository and thread, paper, or this project.</param>
/// <param name="Lossless">Whether its output law is the target's.</param>
/// <param name="Decoder">The decoder with a lookahead and a number of drafts, as far as it has these knobs.</param>
public sealed record Mutant(
    string Name, string Family, string Mechanism, string Source, bool Lossless, Func<Lookahead, Drafts, IDecoder<Rational>> Decoder)
{
    /// <summary>The statement that a wrong decoder breaks and a right one keeps.</summary>
    public string Statement { get; init; } = "T1.law";

    /// <summary>The target that its output should have the law of, if it is not the instance's: a processed one, a mixture.</summary>
    public Reference? Reference { get; init; }

    /// <summary>Whether it reports how many draft tokens it kept, and is wrong if that number is.</summary>
    public bool Reports { get; init; }

    /// <summary>What a lossless decoder pays in rejections; says nothing about a wrong one.</summary>
    public Price Price { get; init; }

    /// <summary>Whether it is lossless and rejects more often than it need.</summary>
    public bool RejectsMore => Lossless && Price == Price.More;

    /// <summary>The instance whose target the decoder should reproduce.</summary>
    public Instance<Rational> Expected(GeneratedInstance given) => Reference?.Of(given.Instance) ?? given.Instance;

    /// <summary>The law that the output should have.</summary>
    public Law<Tokens, Rational> ExpectedLaw(GeneratedInstance given) =>
        Reference is null ? given.TargetLaw : TargetLaw.Of(Expected(given));

    /// <summary>What it should do, as a check that says how it does not.</summary>
    /// <exception cref="FalsifiedException">It does not.</exception>
    public void Check(GeneratedInstance given, Lookahead lookahead, Drafts drafts)
    {
        var decoder = Decoder(lookahead, drafts);
        if (Reference is { } reference)
        {
            Expect.Law(decoder, given.Instance, ExpectedLaw(given), difference: $"the output law is not that of {reference.Words}");
        }
        else
        {
            Expect.Lossless(decoder, given);
        }

        if (Reports)
        {
            Expect.Reports("kept draft tokens", decoder, given.Instance, run => run.Kept);
        }
    }

    /// <summary>A decoder whose output law is not the target's. Its name is that of the member which holds it.</summary>
    internal static Mutant Wrong(
        string family, string mechanism, string source, Func<Lookahead, Drafts, IDecoder<Rational>> decoder, string member)
    {
        var name = Kebab(member);
        return new(
            name,
            family,
            mechanism,
            source,
            Lossless: false,
            (lookahead, drafts) => new Named(name, lookahead, drafts, decoder(lookahead, drafts)));
    }

    /// <summary>A decoder whose output law is the target's, although it does not look like it.</summary>
    internal static Mutant Control(
        string mechanism,
        string source,
        Price price,
        Func<Lookahead, Drafts, IDecoder<Rational>> decoder,
        string statement = "T1.law",
        [CallerMemberName] string member = "") =>
        Wrong("control", mechanism, source, decoder, member) with { Lossless = true, Price = price, Statement = statement };

    /// <summary><c>ResidualSoftmax</c> as <c>residual-softmax</c>.</summary>
    private static string Kebab(string member) =>
        string.Concat(member.Select((letter, i) =>
            char.IsUpper(letter) ? $"{(i == 0 ? string.Empty : "-")}{char.ToLowerInvariant(letter)}" : $"{letter}"));

    /// <summary>A decoder under the name and with the knobs that reports should show.</summary>
    private sealed record Named(string Name, Lookahead Lookahead, Drafts Drafts, IDecoder<Rational> Decoder) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text) => Decoder.Advance(chance, text);

        public override string ToString() => $"{Name}, lookahead {Lookahead}, drafts {Drafts}";
    }
}

/// <summary>Another target than the instance's own.</summary>
/// <param name="Words">Which: "the target with a presence penalty".</param>
/// <param name="Of">The instance with that target.</param>
public sealed record Reference(string Words, Func<Instance<Rational>, Instance<Rational>> Of);
