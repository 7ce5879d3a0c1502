using System.Collections.Immutable;

namespace SpecProofs.Cli;

/// <summary>Reads the LaTeX of a statement's formula: the commands of <see cref="FormulaSigns"/>, fractions, roots, scripts.</summary>
internal sealed class FormulaReader
{
    private readonly string _latex;
    private int _at;

    private FormulaReader(string latex) => _latex = latex;

    /// <summary>The parts of a formula.</summary>
    /// <exception cref="FormatException">
    /// It has a command that is not known here, or braces that do not match; the message says where.
    /// </exception>
    public static ImmutableArray<FormulaPart> Read(string latex)
    {
        var reader = new FormulaReader(latex);
        var parts = reader.Parts();
        return reader._at == latex.Length ? parts : throw reader.Wrong("a brace that was not opened");
    }

    private ImmutableArray<FormulaPart> Parts()
    {
        var parts = ImmutableArray.CreateBuilder<FormulaPart>();
        for (SkipSpaces(); _at < _latex.Length && _latex[_at] != '}'; SkipSpaces())
        {
            parts.Add(WithScripts());
        }

        return parts.ToImmutable();
    }

    private FormulaPart WithScripts()
    {
        var start = _at;
        var part = Single();
        for (SkipSpaces(); _at < _latex.Length && (_latex[_at] is '_' or '^' or '\'' || IsNoLimits()); SkipSpaces())
        {
            part = Script(part);
        }

        return part with { Latex = _latex[start.._at] };
    }

    private bool IsNoLimits() => string.CompareOrdinal(_latex, _at, @"\nolimits", 0, 9) == 0;

    private FormulaPart Script(FormulaPart part)
    {
        if (IsNoLimits())
        {
            _at += 9;
            return part with { HasLimits = false };
        }

        var sign = _latex[_at++];
        if (sign == '\'')
        {
            var prime = new FormulaPart(PartKind.Sign, "′");
            return part with { Above = Group([prime, .. part.Above?.Inner ?? []]) };
        }

        var script = Group(Argument());
        return (sign, part.Below, part.Above) switch
        {
            ('_', null, _) => part with { Below = script },
            ('^', _, null) => part with { Above = script },
            ('^', _, { Inner: [{ Text: "′" }, ..] } prime) => part with { Above = Group([.. prime.Inner, .. script.Inner]) },
            _ => throw Wrong("a second script"),
        };
    }

    private FormulaPart Single()
    {
        if (_at == _latex.Length)
        {
            throw Wrong("an end where a part should follow");
        }

        var letter = _latex[_at];
        if (letter == '{')
        {
            return Group(Braced());
        }

        if (char.IsAsciiDigit(letter))
        {
            var start = _at++;
            while (_at < _latex.Length && char.IsAsciiDigit(_latex[_at]))
            {
                _at++;
            }

            return new(PartKind.Number, _latex[start.._at]);
        }

        if (char.IsAsciiLetter(letter))
        {
            _at++;
            return new(PartKind.Variable, $"{letter}");
        }

        return Command(letter == '\\' ? CommandName() : $"{_latex[_at++]}");
    }

    private FormulaPart Command(string name)
    {
        if (FormulaSigns.Known.TryGetValue(name, out var sign))
        {
            return sign;
        }

        if (FormulaSigns.Sizes.TryGetValue(name, out var size))
        {
            SkipSpaces();
            var bracket = Single();
            return bracket.Kind is PartKind.Open or PartKind.Close
                ? bracket with { Size = size }
                : throw Wrong($"{name} before something that is no bracket");
        }

        if (FormulaSigns.Accents.TryGetValue(name, out var accent))
        {
            return new(PartKind.Accent, accent) { Inner = Argument() };
        }

        return name switch
        {
            @"\frac" => new(PartKind.Fraction, "") { Inner = [Group(Argument()), Group(Argument())] },
            @"\tfrac" => new(PartKind.SmallFraction, "") { Inner = [Group(Argument()), Group(Argument())] },
            @"\sqrt" => new(PartKind.Root, "") { Inner = Argument() },
            @"\text" => new(PartKind.Words, Letters()),
            @"\mathrm" => new(PartKind.Name, Letters()),
            @"\mathbb" or @"\mathcal" => Alphabet($"{name}{{{Letters()}}}"),
            _ => throw Wrong($"{name}, which is not known"),
        };
    }

    private FormulaPart Alphabet(string command) => FormulaSigns.Alphabets.TryGetValue(command, out var letter)
        ? new(PartKind.Variable, letter)
        : throw Wrong($"{command}, which is not known");

    private string CommandName()
    {
        var start = _at++;
        if (_at < _latex.Length && !char.IsAsciiLetter(_latex[_at]))
        {
            return _latex[start..++_at];
        }

        while (_at < _latex.Length && char.IsAsciiLetter(_latex[_at]))
        {
            _at++;
        }

        return _latex[start.._at];
    }

    /// <summary>What a command is about: a group, or a single sign.</summary>
    private ImmutableArray<FormulaPart> Argument()
    {
        SkipSpaces();
        return _at < _latex.Length && char.IsAsciiDigit(_latex[_at]) ? [new(PartKind.Number, $"{_latex[_at++]}")]
            : Single() is var part && part.Kind == PartKind.Group ? part.Inner
            : [part];
    }

    private ImmutableArray<FormulaPart> Braced()
    {
        _at++;
        var parts = Parts();
        return _at++ < _latex.Length ? parts : throw Wrong("a brace that is not closed");
    }

    /// <summary>Plain letters in braces.</summary>
    private string Letters()
    {
        var end = _at < _latex.Length && _latex[_at] == '{' ? _latex.IndexOf('}', _at) : -1;
        var letters = end < 0 ? "\\" : _latex[(_at + 1)..end];
        _at = Math.Max(_at, end + 1);
        return letters.AsSpan().ContainsAny("\\{$^_") ? throw Wrong("words that are not plain letters in braces") : letters;
    }

    private void SkipSpaces()
    {
        while (_at < _latex.Length && _latex[_at] == ' ')
        {
            _at++;
        }
    }

    private static FormulaPart Group(ImmutableArray<FormulaPart> parts) => new(PartKind.Group, string.Empty) { Inner = parts };

    private FormatException Wrong(string what) => new($"\"{_latex}\" has {what} at character {Math.Min(_at, _latex.Length)}");
}
