using System.Buffers.Binary;

namespace SpecProofs.Forecast;

/// <summary>A row of log-probabilities in llama.cpp's 16 bits a token.</summary>
/// <remarks>
/// Float32 scale s and least log-probability m, then a code k a token, filled up to an even number: log p = m + s·k. What lies 16 below the
/// greatest logit or more has code 0, whose value is then an upper bound. The mass that the other tokens leave is shared out evenly among
/// them, so that the row is a whole one. Source: log_softmax in llama.cpp, commit 050fc7f3, tools/perplexity/perplexity.cpp.
/// </remarks>
internal static class LlamaRow
{
    private const int HeaderLength = 8;
    private const double Steps = 65535;
    private const double Depth = 16;

    /// <summary>What 32-bit arithmetic may add to a logarithm.</summary>
    private const double Rounding = 1e-5;

    /// <summary>How much more than 1 a row may add up to.</summary>
    private const double Tolerance = 1e-3;

    /// <summary>Bytes of a row of V tokens.</summary>
    public static int Length(int vocabulary) => HeaderLength + (4 * ((vocabulary + 1) / 2));

    /// <summary>Reads a row.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="row">Its number in the chunk, from 1.</param>
    /// <param name="bytes">The row as it stands in the file.</param>
    /// <param name="logs">Takes log p of V tokens.</param>
    /// <param name="powers">Room for V numbers.</param>
    /// <returns>A bound on the total variation between the row that is read and the one that the model had.</returns>
    /// <remarks>
    /// With U the mass of codes above 0, n tokens of code 0, and δ what rounding to a step changes of a probability, at most
    /// δU + min(n·eᵐ, [1 − U]₊ + δU); without clipping δ.
    /// </remarks>
    /// <exception cref="TraceFileException">It is no row of log-probabilities.</exception>
    public static double Read(TracePlace place, int row, ReadOnlySpan<byte> bytes, Span<double> logs, Span<double> powers)
    {
        double scale = BinaryPrimitives.ReadSingleLittleEndian(bytes);
        double least = BinaryPrimitives.ReadSingleLittleEndian(bytes[4..]);

        // Written so that what is no number fails too.
        if (!(scale >= 0 && scale * Steps <= Depth + Tolerance))
        {
            throw Wrong(place, row, FormattableString.Invariant($"scale {scale:R} is not from 0 to 16/65535"));
        }

        if (!(double.IsFinite(least) && least + (scale * Steps) <= Tolerance))
        {
            throw Wrong(place, row, FormattableString.Invariant(
                $"log-probabilities from {least:R} to {least + (scale * Steps):R}; they must be at most 0"));
        }

        var rare = 0;
        for (var x = 0; x < logs.Length; x++)
        {
            var code = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(HeaderLength + (2 * x))..]);
            logs[x] = least + (scale * code);
            rare += code == 0 ? 1 : 0;
        }

        DeterministicExp.Of(logs, powers);
        var (mass, rest) = Masses(logs, powers, least);
        var clipped = scale * Steps > Depth - Tolerance;
        if (mass + (clipped ? 0 : rest) > 1 + Tolerance || mass + rest < 1 - Tolerance)
        {
            throw Wrong(place, row, FormattableString.Invariant($"total probability {mass + rest:0.####}: not a whole row"));
        }

        var error = Power((scale / 2) + Rounding) - 1;
        if (!clipped)
        {
            return error * (mass + rest);
        }

        var left = Math.Clamp(1 - mass, 0, rest);
        Share(logs, least, left == 0 ? double.NegativeInfinity : Log(left / rare));
        return (error * mass) + Math.Min(rest, Math.Max(0, 1 - mass) + (error * mass));
    }

    /// <summary>The masses of the tokens with codes above 0 and of those with code 0.</summary>
    private static (double Common, double Rare) Masses(ReadOnlySpan<double> logs, ReadOnlySpan<double> powers, double least)
    {
        var (mass, rest) = (0.0, 0.0);
        for (var x = 0; x < logs.Length; x++)
        {
            (mass, rest) = logs[x] > least ? (mass + powers[x], rest) : (mass, rest + powers[x]);
        }

        return (mass, rest);
    }

    private static void Share(Span<double> logs, double least, double log)
    {
        foreach (ref var value in logs)
        {
            value = value > least ? value : log;
        }
    }

    private static double Power(double exponent)
    {
        Span<double> power = [exponent];
        DeterministicExp.Of(power, power);
        return power[0];
    }

    /// <summary>ln x with the same bits on every machine: from within 0.06, each of Halley's steps triples the digits.</summary>
    private static double Log(double x)
    {
        var exponent = Math.ILogB(x);
        var log = (exponent + Math.ScaleB(x, -exponent) - 1) * 0.6931471805599453;
        for (var step = 0; step < 3; step++)
        {
            var power = Power(log);
            log += 2 * (x - power) / (x + power);
        }

        return log;
    }

    private static TraceFileException Wrong(TracePlace place, int row, string problem) => new(place, $"row {row}: {problem}");
}
