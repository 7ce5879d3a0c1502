using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SpecProofs.Forecast;

/// <summary>
/// Two files of llama.cpp's <c>llama-perplexity --kl-divergence-base</c>, the target's and the draft's, of the same text: full rows of both
/// models at the second half of each chunk.
/// </summary>
/// <remarks>
/// The text is given, and not written by the target, so it comes as <see cref="TraceText.Given"/>: numbers of single positions only. A
/// chunk is a prompt of its own, known by its tokens. Memory: some megabytes of rows a core, and a chunk's tokens.
/// </remarks>
public static class LlamaLogits
{
    private const int CodesAPiece = 1 << 18;

    /// <summary>Whether a file starts as these do.</summary>
    /// <exception cref="TraceFileException">The file cannot be read.</exception>
    public static bool Matches(string path) => TraceFiles.StartsWith(path, LlamaFile.Magic);

    /// <summary>The rows of two files, in pieces of chunks.</summary>
    /// <param name="target">The target's file.</param>
    /// <param name="draft">The draft's file.</param>
    /// <exception cref="TraceFileException">
    /// A file is no such file or not whole, or the two are not of the same text and vocabulary; a chunk throws where a row is none.
    /// </exception>
    public static IEnumerable<TraceChunk> Read(string target, string draft)
    {
        using var q = LlamaFile.Open(target);
        using var p = LlamaFile.Open(draft);
        Same(p, q, "n_vocab", p.Vocabulary, q.Vocabulary);
        Same(p, q, "n_ctx", p.Context, q.Context);
        Same(p, q, "n_chunk", p.Chunks, q.Chunks);
        var piece = Math.Clamp(CodesAPiece / q.Vocabulary, 1, q.Rows);
        var (written, scored) = (new byte[4 * q.Context], new byte[4 * q.Context]);
        for (var chunk = 0; chunk < q.Chunks; chunk++)
        {
            q.ReadTokens(chunk, written);
            p.ReadTokens(chunk, scored);
            Compare(p, q, chunk, scored, written);
            var prompt = $"chunk {Convert.ToHexString(SHA256.HashData(written))[..16]}";
            for (var first = 0; first < q.Rows; first += piece)
            {
                var rows = Math.Min(piece, q.Rows - first);
                var (ofTarget, ofDraft) = (new byte[rows * q.RowLength], new byte[rows * q.RowLength]);
                q.ReadRows(chunk, first, ofTarget);
                p.ReadRows(chunk, first, ofDraft);
                var (begun, vocabulary, placeOfTarget, placeOfDraft) = (first, q.Vocabulary, q.Place(chunk), p.Place(chunk));
                yield return sink =>
                {
                    var (targetRows, targetBound) = Rows(placeOfTarget, begun, vocabulary, ofTarget);
                    var (draftRows, draftBound) = Rows(placeOfDraft, begun, vocabulary, ofDraft);
                    sink(new()
                    {
                        Place = placeOfTarget,
                        Prompt = prompt,
                        Given = true,
                        Continued = begun > 0,
                        Target = [],
                        Draft = [],
                        Vocabulary = vocabulary,
                        TargetRows = targetRows,
                        DraftRows = draftRows,
                        Clipping = targetBound + draftBound,
                    });
                };
            }
        }
    }

    private static (double[] Logs, double Bound) Rows(TracePlace place, int first, int vocabulary, ReadOnlySpan<byte> bytes)
    {
        var length = LlamaRow.Length(vocabulary);
        var rows = bytes.Length / length;
        var (logs, powers, bound) = (new double[rows * vocabulary], new double[vocabulary], 0.0);
        for (var row = 0; row < rows; row++)
        {
            bound += LlamaRow.Read(
                place, first + row + 1, bytes.Slice(row * length, length), logs.AsSpan(row * vocabulary, vocabulary), powers);
        }

        return (logs, bound);
    }

    private static void Same(LlamaFile draft, LlamaFile target, string name, int ofDraft, int ofTarget)
    {
        if (ofDraft != ofTarget)
        {
            throw new TraceFileException(
                draft.Path, $"{name} is {ofDraft}, but {ofTarget} in {target.Path}: not the same text, context or vocabulary");
        }
    }

    private static void Compare(LlamaFile draft, LlamaFile target, int chunk, ReadOnlySpan<byte> scored, ReadOnlySpan<byte> written)
    {
        for (var n = 0; n < target.Context; n++)
        {
            var token = BinaryPrimitives.ReadInt32LittleEndian(written[(4 * n)..]);
            if (token < 0 || token >= target.Vocabulary)
            {
                throw new TraceFileException(target.Place(chunk), $"token {n + 1} is {token}, not in a vocabulary of {target.Vocabulary}");
            }

            var other = BinaryPrimitives.ReadInt32LittleEndian(scored[(4 * n)..]);
            if (other != token)
            {
                throw new TraceFileException(
                    draft.Place(chunk), $"token {n + 1} is {other}, but {token} in {target.Path}: not the same text or vocabulary");
            }
        }
    }
}
