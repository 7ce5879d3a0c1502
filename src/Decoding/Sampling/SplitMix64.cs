namespace SpecProofs.Decoding;

/// <summary>The SplitMix64 generator: spreads a seed into well mixed 64-bit numbers.</summary>
/// <remarks>Source: Steele, Lea and Flood 2014; constants of Vigna's public-domain reference. Checked against published outputs.</remarks>
public struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
