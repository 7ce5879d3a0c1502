using System.Globalization;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace SpecProofs.Benchmarks;

/// <summary>Texts of a chain of seven states, with logarithms in 32 bits, as engines write them, in three kinds of files.</summary>
internal static class ForecastFiles
{
    /// <summary>The same texts as JSON lines, as Parquet in groups of texts and, where a path is given, as an array of NumPy's.</summary>
    public static void Write(int texts, int tokens, int textsAGroup, string lines, string parquet, string? array)
    {
        var instance = Chains.Of(7, 2, 1, 1913).ToInstance<double>();
        var chance = new Sampler<double>(1);
        using var file = new StreamWriter(lines, append: false, Encoding.ASCII, 1 << 20);
        using var numbers = array is null ? null : File.Create(array);
        using var columns = new Columns(parquet);
        numbers?.Write(Header(texts, tokens));
        for (var begun = 0; begun < texts; begun += textsAGroup)
        {
            var group = Enumerable.Range(begun, Math.Min(textsAGroup, texts - begun)).Select(_ => Text(instance, tokens, chance)).ToList();
            foreach (var (i, text) in group.Index())
            {
                file.Write($"{{\"id\":{begun + i},\"tokens\":[{string.Join(',', text.Tokens)}],\"target\":[{Digits(text.Target)}],"
                    + $"\"draft\":[{Digits(text.Draft)}]}}\n");
                numbers?.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(text.Draft));
                numbers?.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(text.Target));
            }

            columns.Write(begun, group);
        }
    }

    private static (int[] Tokens, float[] Draft, float[] Target) Text(Instance<double> instance, int length, Sampler<double> chance)
    {
        var (draft, target, tokens) = (new float[length], new float[length], new int[length]);
        var context = instance.Start;
        for (var n = 0; n < length; n++)
        {
            var x = chance.Draw(context.Target);
            (tokens[n], draft[n], target[n]) = (x, (float)Math.Log(context.Draft[x]), (float)Math.Log(context.Target[x]));
            context = instance.Start.After(x);
        }

        return (tokens, draft, target);
    }

    private static string Digits(float[] values) =>
        string.Join(',', values.Select(value => ((double)value).ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>The head of an array of texts, each two rows: draft and target.</summary>
    private static byte[] Header(int texts, int tokens)
    {
        var words = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({texts}, 2, {tokens}), }}";
        var padded = words.PadRight((128 * (((words.Length + 11) / 128) + 1)) - 11) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)padded.Length, (byte)(padded.Length >> 8), .. Encoding.ASCII.GetBytes(padded)];
    }

    /// <summary>A Parquet file with the columns id, target and draft, compressed as the package does it unless told otherwise.</summary>
    private sealed class Columns : IDisposable
    {
        private readonly DataField<long> _id = new("id");
        private readonly ListField _target = new("target", new DataField<float>("element"));
        private readonly ListField _draft = new("draft", new DataField<float>("element"));
        private readonly FileStream _stream;
        private readonly ParquetWriter _writer;

        public Columns(string path)
        {
            _stream = File.Create(path);
            _writer = ParquetWriter.CreateAsync(new ParquetSchema(_id, _target, _draft), _stream).GetAwaiter().GetResult();
        }

        public void Write(int first, List<(int[] Tokens, float[] Draft, float[] Target)> texts)
        {
            using var group = _writer.CreateRowGroup();
            group.WriteAsync<long>(_id, texts.Select((_, i) => (long)first + i).ToArray()).GetAwaiter().GetResult();
            Write(group, (DataField)_target.Item, [.. texts.Select(text => text.Target)]);
            Write(group, (DataField)_draft.Item, [.. texts.Select(text => text.Draft)]);
        }

        public void Dispose()
        {
            _writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
            _stream.Dispose();
        }

        private static void Write(ParquetRowGroupWriter group, DataField field, float[][] rows) => group.WriteAllPartsAsync<float>(
            field,
            rows.SelectMany(row => row).ToArray().AsMemory(),
            rows.SelectMany(row => row.Select(_ => field.MaxDefinitionLevel)).ToArray().AsMemory(),
            rows.SelectMany(row => row.Select((_, n) => n == 0 ? 0 : 1)).ToArray().AsMemory(),
            CancellationToken.None).GetAwaiter().GetResult();
    }
}
