using System.Buffers.Binary;

namespace SpecProofs.Forecast;

/// <summary>A file that llama.cpp's <c>llama-perplexity --kl-divergence-base</c> wrote: its header, and the way to its parts.</summary>
/// <remarks>
/// Layout, all of it little-endian: <c>_logits_</c>; int32 n_ctx, n_vocab, n_chunk; n_chunk · n_ctx int32 tokens; then for each chunk
/// n_ctx − 1 − ⌊n_ctx/2⌋ rows of 2⌈V/2⌉ + 4 uint16 (<see cref="LlamaRow"/>). Row j is the law of token ⌊n_ctx/2⌋ + j + 1, from 0.
/// Read from llama.cpp, commit 050fc7f3, tools/perplexity/perplexity.cpp.
/// </remarks>
internal sealed class LlamaFile : IDisposable
{
    private const int HeaderLength = 20;
    private const int MostOfVocabulary = 1 << 24;
    private const int MostOfContext = 1 << 24;

    private readonly FileStream _stream;

    private LlamaFile(string path, FileStream stream) => (Path, _stream) = (path, stream);

    /// <summary>The bytes that such a file starts with.</summary>
    public static ReadOnlySpan<byte> Magic => "_logits_"u8;

    /// <summary>The path as the user wrote it.</summary>
    public string Path { get; }

    /// <summary>n_ctx: tokens of a chunk.</summary>
    public int Context { get; private init; }

    /// <summary>n_vocab: V.</summary>
    public int Vocabulary { get; private init; }

    /// <summary>n_chunk: chunks, which the model scored one by one, each without what stands before it.</summary>
    public int Chunks { get; private init; }

    /// <summary>Rows of a chunk.</summary>
    public int Rows => Context - 1 - (Context / 2);

    /// <summary>Bytes of a row.</summary>
    public int RowLength => LlamaRow.Length(Vocabulary);

    /// <summary>Opens a file and checks its header and its length.</summary>
    /// <exception cref="TraceFileException">It cannot be read, or is no such file, or not a whole one.</exception>
    public static LlamaFile Open(string path)
    {
        var stream = TraceFile.Open(path);
        try
        {
            return Checked(path, stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Where a chunk stands, as messages name it.</summary>
    public TracePlace Place(int chunk) => new(Path, chunk + 1L, "chunk");

    /// <summary>The tokens of a chunk, four bytes each.</summary>
    /// <exception cref="TraceFileException">The file cannot be read.</exception>
    public void ReadTokens(int chunk, Span<byte> tokens) => ReadAll(HeaderLength + (4L * Context * chunk), tokens);

    /// <summary>Rows of a chunk.</summary>
    /// <exception cref="TraceFileException">The file cannot be read.</exception>
    public void ReadRows(int chunk, int first, Span<byte> rows) =>
        ReadAll(HeaderLength + (4L * Context * Chunks) + ((((long)chunk * Rows) + first) * RowLength), rows);

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private static LlamaFile Checked(string path, FileStream stream)
    {
        if (!stream.CanSeek)
        {
            throw new TraceFileException(path, "a pipe; tokens and rows of llama.cpp's files are read side by side, so it must be a file");
        }

        var header = new byte[HeaderLength];
        var read = TraceFile.Read(path, stream, 0, header);
        if (read < Magic.Length || !header.AsSpan().StartsWith(Magic))
        {
            throw new TraceFileException(path, "does not start with \"_logits_\", so llama.cpp's --kl-divergence-base has not written it");
        }

        if (read < HeaderLength)
        {
            throw new TraceFileException(path, $"{read} bytes, and its header alone has {HeaderLength}: is it truncated?");
        }

        var file = new LlamaFile(path, stream)
        {
            Context = Number("n_ctx", 8, 3, MostOfContext),
            Vocabulary = Number("n_vocab", 12, 1, MostOfVocabulary),
            Chunks = Number("n_chunk", 16, 1, int.MaxValue),
        };
        var whole = HeaderLength + (file.Chunks * ((4 * (Int128)file.Context) + ((Int128)file.Rows * file.RowLength)));
        return stream.Length == whole
            ? file
            : throw new TraceFileException(
                path,
                $"{stream.Length} bytes, where n_ctx {file.Context}, n_vocab {file.Vocabulary} and n_chunk {file.Chunks} make {whole}: "
                + (stream.Length < whole ? "is it truncated, or was the run stopped?" : "something follows the last row"));

        int Number(string name, int at, int least, int most)
        {
            var value = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(at));
            return value >= least && value <= most
                ? value
                : throw new TraceFileException(path, $"{name} is {value}, not a number from {least} to {most}");
        }
    }

    private void ReadAll(long from, Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var read = TraceFile.Read(Path, _stream, from, bytes);
            if (read == 0)
            {
                throw new TraceFileException(Path, $"ends at byte {from}, and was longer when it was opened");
            }

            from += read;
            bytes = bytes[read..];
        }
    }
}
