using System.Buffers.Binary;

namespace SpecProofs.Tests;

/// <summary>Logits of llama.cpp are read as they were, up to what its sixteen bits cost, which is bounded.</summary>
public sealed class LlamaLogits_Reading : IDisposable
{
    private readonly FrontDoor _front = new();

    /// <summary>Narrow and wide rows, tails below what is kept, impossible tokens, all tokens alike, one token.</summary>
    [Fact]
    public void A_row_is_the_model_s_up_to_its_bound()
    {
        var random = Xoshiro256PlusPlus.Seeded(20);
        var (clipped, shares) = (0, new List<double>());
        for (var n = 0; n < 200; n++)
        {
            var vocabulary = n < 20 ? n + 1 : 200 * (n % 19) + 5;
            var spread = (n % 7) * 6;
            var logits = Enumerable.Range(0, vocabulary).Select(_ => (float)(spread * Unit(ref random)) - 3).ToArray();
            logits[n % vocabulary] = n % 5 == 0 && vocabulary > 1 ? float.NegativeInfinity : logits[n % vocabulary];
            var (law, bound) = LlamaFiles.Read(LlamaFiles.Row(logits), vocabulary);
            var (truth, total) = (LlamaFiles.Law(logits), law.Sum());
            var off = law.Zip(truth, (read, mass) => Math.Abs((read / total) - mass)).Sum() / 2;
            Assert.True(off <= bound, $"row {n} of {vocabulary} tokens: off by {off}, and {bound} was promised");
            clipped += spread > 16 ? 1 : 0;
            shares.Add(bound);
        }

        // What is promised is small: of rows with thousands of tokens below what is kept too.
        Assert.True(clipped > 80);
        Assert.InRange(shares.Max(), 1e-4, 1e-3);
    }

    /// <summary>A hundred thousand tokens that the file raises to e⁻¹⁶ of the likeliest: they would add up to 0.008.</summary>
    [Fact]
    public void A_tail_that_is_cut_does_not_count()
    {
        var logits = Enumerable.Repeat(-40f, 100_000).ToArray();
        (logits[7], logits[8]) = (0, -1);
        var (law, bound) = LlamaFiles.Read(LlamaFiles.Row(logits), logits.Length);
        var (truth, total) = (LlamaFiles.Law(logits), law.Sum());
        Assert.InRange(law.Zip(truth, (read, mass) => Math.Abs((read / total) - mass)).Sum() / 2, 0, bound);
        Assert.InRange(bound, 1e-4, 4e-4);
    }

    /// <summary>The sample in data/: Genesis 1, scored by the English pair.</summary>
    [Fact]
    public void The_sample_has_the_total_variation_of_the_pair()
    {
        var instance = InstanceFile.Read(Data("english.json")).Instance.ToFloatingPoint();
        var (target, draft) = (Traces("llama-target.kld"), Traces("llama-draft.kld"));
        var file = File.ReadAllBytes(target);
        var (sum, positions) = (0.0, 0);
        for (var chunk = 0; chunk < 10; chunk++)
        {
            var context = instance.Start;
            for (var n = 0; n < 32; n++)
            {
                (sum, positions) = n > 16 ? (sum + context.Coupling.TotalVariation, positions + 1) : (sum, positions);
                context = context.After(BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(20 + (4 * ((32 * chunk) + n)))));
            }
        }

        var forecast = PositionForecast.Of(CorpusReading.Sum(LlamaLogits.Read(target, draft)), ForecastSettings.Default);
        Assert.Equal(positions, forecast.Rows.Tokens);
        Assert.Equal(10, forecast.Corpus.Texts);
        Assert.InRange(Math.Abs((sum / positions) - forecast.Rows.Variation.Value), 0, forecast.Rows.Clipping!.Value);
        Assert.InRange(forecast.Rows.Clipping!.Value, 1e-5, 3e-4);
    }

    /// <summary>A vocabulary so wide that a chunk is read in pieces, on any number of threads: one text, each of its rows once.</summary>
    [NeedsFact(Need.Time)]
    public void A_wide_chunk_is_read_in_pieces()
    {
        const int Vocabulary = 99_999;
        int[][] chunks = [[.. Enumerable.Range(0, 12)], [.. Enumerable.Range(7, 12)]];
        var (target, draft) = (_front.PathOf("t.kld"), _front.PathOf("d.kld"));
        File.WriteAllBytes(target, LlamaFiles.Of(12, chunks, (chunk, row) => Logits(1, chunk, row)));
        File.WriteAllBytes(draft, LlamaFiles.Of(12, chunks, (chunk, row) => Logits(2, chunk, row)));
        var expected = Enumerable.Range(0, 10).Average(n => LlamaFiles.Law(Logits(1, n / 5, n % 5))
            .Zip(LlamaFiles.Law(Logits(2, n / 5, n % 5)), (q, p) => Math.Max(0, q - p)).Sum());
        var one = CorpusReading.Sum(LlamaLogits.Read(target, draft), threads: 1);
        Assert.Equal(PartialFile.Write(one), PartialFile.Write(CorpusReading.Sum(LlamaLogits.Read(target, draft), threads: 3)));
        var rows = PositionForecast.Of(one, ForecastSettings.Default).Rows;
        Assert.Equal((2, 2, 10), (one.Texts, one.Prompts.Length, rows.Tokens));
        Assert.InRange(Math.Abs(expected - rows.Variation.Value), 0, rows.Clipping!.Value);

        static float[] Logits(ulong model, int chunk, int row)
        {
            var random = Xoshiro256PlusPlus.Seeded((model * 100) + (ulong)((10 * chunk) + row));
            return [.. Enumerable.Range(0, Vocabulary).Select(_ => (float)((5 + (4 * row)) * Math.Pow(Unit(ref random), 3)))];
        }
    }

    public void Dispose() => _front.Dispose();

    private static string Traces(string name) => Path.Combine(Repository.Root, "data", "traces", name);

    private static double Unit(ref Xoshiro256PlusPlus random) => (random.Next() >> 11) * Math.ScaleB(1, -53);
}
