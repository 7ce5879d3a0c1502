using System.Text;
using System.Text.Json;

namespace SpecProofs.Instances;

/// <summary>An instance as a JSON file describes it: every weight exact.</summary>
/// <remarks>
/// Format: <c>vocabulary</c> (a size, or a list of names), <c>horizon</c>, <c>draft</c>, <c>target</c>, an optional <c>note</c>.
/// A model is an object with one of <c>iid</c> (a row), <c>markov</c> (<c>initial</c> and <c>transitions</c>: one matrix, or T − 1 of
/// them),
/// <c>table</c> (from prefixes to rows), <c>ngram</c> (<c>order</c>, <c>smoothing</c>, and <c>counts</c> from contexts to rows; a context
/// that is
/// not there was never counted). Weights are strings, fractions or decimals; a row sums to exactly 1, or holds whole numbers to be divided
/// by their sum where <c>"weights": "counts"</c> stands in the model (or at the top, for both). Prefixes are tokens separated by blanks.
/// </remarks>
/// <param name="Names">How tokens are written.</param>
/// <param name="Instance">The instance.</param>
/// <param name="DraftKind">What kind of model the draft is, in words.</param>
/// <param name="TargetKind">What kind of model the target is, in words.</param>
/// <param name="Note">What the file says of itself, or null.</param>
public sealed record InstanceFile(TokenNames Names, Instance<Rational> Instance, string DraftKind, string TargetKind, string? Note)
{
    /// <summary>The largest horizon T that a file may have. Exact fractions grow with T.</summary>
    public const int LargestHorizon = 10_000;

    /// <summary>
    /// Largest size of an instance: V weights at each context that a text can lead to, and 4 more for the context itself. What is
    /// computed of an instance takes memory in proportion, up to 1.3 kB.
    /// </summary>
    public const int LargestSize = 700_000;

    private const int WeightsOfAContext = 4;

    /// <summary>The parser quotes what it cannot read to its end.</summary>
    private const int LongestProblem = 140;

    /// <summary>The largest file that is read, in bytes.</summary>
    public const int LargestFile = InputFile.Largest;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InstanceFileException">
    /// The file cannot be read, is no ordinary file or larger than <see cref="LargestFile"/>, or does not describe an instance.
    /// </exception>
    public static InstanceFile Read(string path)
    {
        var bytes = InputFile.Read(path, problem => new InstanceFileException(path, problem));
        return Parse(path, bytes.AsMemory(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0));
    }

    /// <summary>Most contexts of an instance, for <see cref="LargestSize"/>.</summary>
    internal static int MostContexts(int vocabulary) => LargestSize / (vocabulary + WeightsOfAContext);

    /// <summary>Reads the text of a file; the name is for messages.</summary>
    /// <exception cref="InstanceFileException">The text does not describe an instance.</exception>
    public static InstanceFile Parse(string name, string text) => Parse(name, Encoding.UTF8.GetBytes(text));

    private static InstanceFile Parse(string name, ReadOnlyMemory<byte> json)
    {
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(json.Span);
            using var document = JsonDocument.Parse(json);
            return InstanceFileReader.Read(new FileNode(name, "$", document.RootElement));
        }
        catch (DecoderFallbackException e)
        {
            throw new InstanceFileException(name, $"byte {e.Index}", $"0x{e.BytesUnknown?[0]:X2} is not UTF-8");
        }
        catch (JsonException e)
        {
            var problem = e.Message[..Math.Max(0, e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal))].TrimEnd('.');
            var place = $"line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}";
            throw new InstanceFileException(name, place, $"not JSON: {Quoted.Of(problem, LongestProblem)}");
        }
    }
}
