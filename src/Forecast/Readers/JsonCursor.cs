using System.Text.Json;

namespace SpecProofs.Forecast;

/// <summary>A place in a line of JSON: token by token, but lists of plain numbers at once.</summary>
internal ref struct JsonCursor
{
    private readonly ReadOnlySpan<byte> _json;
    private int _start;

    /// <summary>The start of a line.</summary>
    public JsonCursor(ReadOnlySpan<byte> json)
    {
        _json = json;
        Tokens = new(json);
    }

    /// <summary>The token at the place.</summary>
    public Utf8JsonReader Tokens;

    /// <summary>The kind of token at the place.</summary>
    public readonly JsonTokenType TokenType => Tokens.TokenType;

    /// <summary>Goes to the next token.</summary>
    /// <exception cref="JsonException">The line is not JSON.</exception>
    public bool Read() => Tokens.Read();

    /// <summary>Reads the numbers of the list that opens here, and goes to its end.</summary>
    /// <returns>False where it is not of plain numbers alone; then nothing is read.</returns>
    /// <exception cref="JsonException">What follows the list is not JSON.</exception>
    public bool ReadNumbers(ref double[] values, ref int count)
    {
        var from = _start + (int)Tokens.BytesConsumed;
        var length = NumberList.Read(_json[from..], ref values, ref count);
        if (length < 0)
        {
            return false;
        }

        _start = from + length;
        Tokens = new(_json[_start..], isFinalBlock: true, Tokens.CurrentState);
        return Tokens.Read();
    }

    /// <summary>The byte, from 1, at which a line is no JSON; 0 if it is.</summary>
    public static long FirstError(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
            }

            return 0;
        }
        catch (JsonException e)
        {
            return (e.BytePositionInLine ?? 0) + 1;
        }
    }
}
