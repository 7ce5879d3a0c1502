using System.Runtime.InteropServices;

namespace SpecProofs.Forecast;

/// <summary>Reads chunks of traces on all cores and adds up what the prompts need.</summary>
/// <remarks>Memory: the chunks in work and one row of numbers a prompt; nothing grows with the positions.</remarks>
public static class CorpusReading
{
    /// <summary>The sums of all texts.</summary>
    /// <param name="chunks">The chunks, taken one after another and read side by side.</param>
    /// <param name="threads">Threads to use, or null for one per core. Does not change the result.</param>
    /// <exception cref="TraceFileException">A text cannot be used: the first such in the order of the chunks.</exception>
    public static CorpusSums Sum(IEnumerable<TraceChunk> chunks, int? threads = null)
    {
        using var source = chunks.GetEnumerator();
        var (taken, failed) = (0L, (Chunk: long.MaxValue, Error: (Exception?)null));
        var workers = new Worker[threads ?? Environment.ProcessorCount];
        Parallel.For(0, workers.Length, new ParallelOptions { MaxDegreeOfParallelism = workers.Length }, i =>
        {
            var worker = workers[i] = new Worker();
            while (Next() is { } next)
            {
                try
                {
                    worker.Read(next.Index, next.Chunk);
                }
                catch (Exception e)
                {
                    lock (source)
                    {
                        failed = next.Index < failed.Chunk ? (next.Index, e) : failed;
                    }
                }
            }
        });
        return failed.Error is { } error
            ? throw Rethrown(error)
            : new(OnePair(workers), CorpusSums.Added(workers.SelectMany(worker => worker.Rows)));

        // A chunk is taken only while all before it are sound, and those are read to their end: so the first error is the first in the
        // file, whatever the threads do.
        (long Index, TraceChunk Chunk)? Next()
        {
            lock (source)
            {
                try
                {
                    return failed.Error is null && source.MoveNext() ? (taken++, source.Current) : null;
                }
                catch (Exception e)
                {
                    failed = (taken, e);
                    return null;
                }
            }
        }
    }

    private static Exception Rethrown(Exception error)
    {
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
        return error;
    }

    private static string? OnePair(Worker[] workers)
    {
        var pairs = workers.SelectMany(worker => worker.Pairs).OrderBy(seen => (seen.Chunk, seen.Place.Number))
            .DistinctBy(seen => seen.Pair).Take(2).ToList();
        return pairs.Count > 1
            ? throw new TraceFileException(
                pairs[1].Place,
                $"mixed models: {Shown(pairs[1].Pair)} here, {Shown(pairs[0].Pair)} at {pairs[0].Place}; a forecast is about one pair")
            : pairs.FirstOrDefault().Pair;
    }

    private static string Shown(string? pair) => pair is null ? "no names" : $"\"{pair}\"";

    /// <summary>What one thread has read.</summary>
    private sealed class Worker
    {
        private readonly TextSums _text = new();
        private readonly Dictionary<string, long[]> _named = [];
        private readonly List<long[]> _unnamed = [];
        private readonly Dictionary<(string? Pair, bool Known), (long Chunk, TracePlace Place)> _pairs = [];

        public IEnumerable<PromptSums> Rows =>
            _unnamed.Select(sums => new PromptSums(null, ImmutableCollectionsMarshal.AsImmutableArray(sums)))
                .Concat(_named.Select(entry => new PromptSums(entry.Key, ImmutableCollectionsMarshal.AsImmutableArray(entry.Value))));

        public IEnumerable<(string? Pair, long Chunk, TracePlace Place)> Pairs =>
            _pairs.Select(seen => (seen.Key.Pair, seen.Value.Chunk, seen.Value.Place));

        public void Read(long index, TraceChunk chunk) => chunk((in text) =>
        {
            _pairs.TryAdd((text.Pair, true), (index, text.Place));
            _text.AddTo(SumsOf(text.Prompt), text);
        });

        private long[] SumsOf(string? prompt)
        {
            if (prompt is null)
            {
                var sums = new long[Forecast.Sum.Count];
                _unnamed.Add(sums);
                return sums;
            }

            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_named, prompt, out _);
            return known ??= new long[Forecast.Sum.Count];
        }
    }
}
