using System.Buffers.Binary;

namespace SpecProofs.Tests;

/// <summary>Writes what <c>llama-perplexity --kl-divergence-base</c> writes, in its 32-bit arithmetic.</summary>
internal static class LlamaFiles
{
    /// <summary>A file with the same logits at every row of every chunk.</summary>
    public static byte[] Of(int context, int[][] chunks, params float[] logits) => Of(context, chunks, (_, _) => logits);

    /// <summary>A file with the logits of each chunk and row.</summary>
    public static byte[] Of(int context, int[][] chunks, Func<int, int, float[]> logits)
    {
        using var file = new MemoryStream();
        file.Write("_logits_"u8);
        foreach (var number in (int[])[context, logits(0, 0).Length, chunks.Length, .. chunks.SelectMany(tokens => tokens)])
        {
            file.Write(BitConverter.GetBytes(number));
        }

        for (var chunk = 0; chunk < chunks.Length; chunk++)
        {
            for (var row = 0; row < context - 1 - (context / 2); row++)
            {
                file.Write(Row(logits(chunk, row)));
            }
        }

        return file.ToArray();
    }

    /// <summary>A row: scale, least log-probability, codes.</summary>
    public static byte[] Row(float[] logits)
    {
        var most = logits.Max();
        var least = Math.Max(logits.Min(), most - 16);
        var sum = (float)Math.Log(logits.Sum(logit => (double)MathF.Exp(logit - most)));
        var scale = (most - least) / 65535f;
        var bytes = new byte[8 + (4 * ((logits.Length + 1) / 2))];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, scale);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4), least - most - sum);
        var inverse = 1 / scale;
        for (var x = 0; scale > 0 && x < logits.Length; x++)
        {
            var code = logits[x] > least ? (ushort)MathF.Round(inverse * (logits[x] - least)) : (ushort)0;
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8 + (2 * x)), code);
        }

        return bytes;
    }

    /// <summary>The law with these logits.</summary>
    public static double[] Law(float[] logits)
    {
        var most = logits.Max();
        var masses = logits.Select(logit => Math.Exp((double)logit - most)).ToArray();
        var sum = masses.Sum();
        return [.. masses.Select(mass => mass / sum)];
    }

    /// <summary>A row's law as it is read.</summary>
    public static (double[] Law, double Bound) Read(byte[] row, int vocabulary)
    {
        var logs = new double[vocabulary];
        var bound = LlamaRow.Read(new("f", 1, "chunk"), 1, row, logs, new double[vocabulary]);
        return ([.. logs.Select(Math.Exp)], bound);
    }
}
