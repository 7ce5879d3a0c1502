using System.Diagnostics;

namespace SpecProofs.Conformance;

/// <summary>Chance that notes each answer in words, with the line that asked. Questions to a shared uniform number show as such.</summary>
internal sealed class WatchedChance(IChance<Rational> chance) : IReadsUniforms<Rational>, IHearsPlaces
{
    private readonly List<(Func<string> Words, string Place)> _answers = [];
    private readonly List<SharedUniform<Rational>> _uniforms = [];
    private string? _place;

    /// <summary>The answers so far, one a line.</summary>
    public IReadOnlyList<(string Words, string Place)> Answers => [.. _answers.Select(answer => (answer.Words(), answer.Place))];

    public void At(string? place) => _place = place;

    public void Note(string words, string text) => _answers.Add((() => words, text));

    public int Draw(Distribution<Rational> distribution)
    {
        var token = chance.Draw(distribution);
        Note(() => $"{Choice.Draw(token)}");
        return token;
    }

    public bool Accept(Rational probability)
    {
        var accepted = chance.Accept(probability);
        Note(() => $"{Choice.Test(accepted)}");
        return accepted;
    }

    public void Compared(SharedUniform<Rational> u, Rational threshold, bool below, bool known)
    {
        if (!known)
        {
            _answers.RemoveAt(_answers.Count - 1);
        }

        var name = NameOf(u);
        Note(() => $"{name()} {(below ? "<" : "≥")} {threshold}{(known ? ", as is known" : string.Empty)}");
    }

    public void Inverted(SharedUniform<Rational> u, int drawn, Rational from, Rational to)
    {
        _answers.RemoveAt(_answers.Count - 1);
        var name = NameOf(u);
        Note(() => $"{name()} in [{from}, {to}), draw {drawn}");
    }

    /// <summary>u, or u1, u2, … where the path has several.</summary>
    private Func<string> NameOf(SharedUniform<Rational> u)
    {
        if (!_uniforms.Contains(u))
        {
            _uniforms.Add(u);
        }

        var number = _uniforms.IndexOf(u) + 1;
        return () => _uniforms.Count == 1 ? "u" : $"u{number}";
    }

    // Optimised code does not know every line; a frame outside of the decoder is no substitute.
    private void Note(Func<string> words) => _answers.Add((words, _place ?? new StackTrace(fNeedFileInfo: true).GetFrames()
        .TakeWhile(frame => frame.GetMethod()?.DeclaringType != typeof(DecoderLine))
        .Where(DecoderLine.IsAuthors).Select(DecoderLine.PlaceOf).FirstOrDefault(place => place.Length > 0, string.Empty)));
}
