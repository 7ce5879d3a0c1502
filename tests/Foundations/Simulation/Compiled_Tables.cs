using FsCheck.Xunit;

namespace SpecProofs.Tests;

/// <summary>
/// Tables have the law of the machine that they are made from: exactly if its probabilities are binary fractions, and to far below 2⁻⁶⁴ if
/// not.
/// </summary>
[Properties(Arbitrary = [typeof(WithoutEndTokens), typeof(Arbitraries)], MaxTest = 40, Replay = "1,3")]
public sealed class Compiled_Tables
{
    // Fewer leading bits leave fewer bits in all.
    private static readonly Rational Tolerance = Rational.Of(1, System.Numerics.BigInteger.One << 64);
    private static readonly Rational ToleranceOfFewBits = Rational.Of(1, System.Numerics.BigInteger.One << 56);

    [Property]
    public void Tables_have_the_law_of_the_decoder(GeneratedInstance given, Lookahead lookahead, Drafts drafts)
    {
        foreach (var decoder in CompiledDecoders.Of(lookahead, drafts))
        {
            foreach (var choice in new[] { BulkTableChoice.Best, BulkTableChoice.Wide })
            {
                AssertLaw(decoder, given.Instance, text => text.Length == 0 ? -1 : text.Tokens[^1], null, choice, leadingBits: null);
            }
        }
    }

    [Property(MaxTest = 20)]
    public void Few_leading_bits_change_nothing(GeneratedInstance given, Drafts drafts)
    {
        foreach (var leadingBits in new[] { 1, 3 })
        {
            foreach (var choice in new[] { BulkTableChoice.Best, BulkTableChoice.Wide })
            {
                var decoder = new BatchSpeculative<Rational>(drafts.Count);
                AssertLaw(decoder, given.Instance, text => Tokens.Of(text.Tokens), null, choice, leadingBits);
            }
        }
    }

    [Property(MaxTest = 20)]
    public void Shared_positions_end_as_they_should(GeneratedInstance given, Drafts drafts)
    {
        foreach (var choice in new[] { BulkTableChoice.Best, BulkTableChoice.Wide })
        {
            var (decoder, assumptions) = (new BatchSpeculative<Rational>(drafts.Count), StepAssumptions<Rational>.TokenwiseToHorizon);
            AssertLaw(decoder, given.Instance, text => text.Length == 0 ? -1 : text.Tokens[^1], assumptions, choice, leadingBits: null);
        }
    }

    [Property]
    public void An_alias_row_gives_every_outcome_its_ticks(ushort[] weights, byte leading)
    {
        var layout = new PieceLayout(16, PieceLayout.BitsFor(weights.Length + 1), 1 + (leading % 10));
        var (ticks, sum) = (new UInt128[layout.Columns], 1 + weights.Aggregate(0u, (all, weight) => all + weight));
        for (var i = 0; i < weights.Length; i++)
        {
            ticks[i] = ((UInt128)weights[i] << layout.TickBits) / sum;
        }

        ticks[^1] += (UInt128.One << layout.TickBits) - ticks.Aggregate(UInt128.Zero, (sum, tick) => sum + tick);
        Rational[] expected = [.. ticks.Select(tick => Rational.Of(tick, System.Numerics.BigInteger.One << layout.TickBits))];
        var (entries, rest) = (new uint[layout.Columns], new ulong[layout.Columns]);
        new AliasRow(layout).Fill(ticks, entries, rest);
        Assert.Equal(expected, AliasRow.Masses(layout, entries, rest));
    }

    [Property]
    public void Ticks_are_the_masses_rounded_down_and_sum_to_one(GeneratedRows given)
    {
        const int Bits = 80;
        Move<Rational>[] exact = [.. given.Draft.Masses.ToArray().Select((mass, next) => new Move<Rational>(next, default, default, mass))];
        Move<double>[] floating = [.. exact.Select(move => new Move<double>(move.Next, default, default, (double)move.Mass))];
        AssertTicks(exact, move => move.Mass, Bits);
        AssertTicks(floating, move => (Rational)move.Mass, Bits);
    }

    private static void AssertTicks<W>(Move<W>[] moves, Func<Move<W>, Rational> mass, int bits)
        where W : struct, System.Numerics.INumber<W>
    {
        var ticks = new UInt128[moves.Length];
        FixedPoint.Fill(moves, bits, ticks);
        Assert.Equal(UInt128.One << bits, ticks.Aggregate(UInt128.Zero, (sum, tick) => sum + tick));
        var one = Rational.Of(System.Numerics.BigInteger.One << bits, 1);
        var excess = moves.Zip(ticks).Select(pair => (mass(pair.First) * one) - Rational.Of(pair.Second, 1)).ToList();
        Assert.Equal(1, Math.Max(1, excess.Count(rest => rest < 0 || rest >= 1)));
    }

    private static void AssertLaw<T>(
        IDecoder<Rational> decoder,
        Instance<Rational> instance,
        Func<Text<Rational>, T> keep,
        StepAssumptions<Rational>? assumptions,
        BulkTableChoice choice,
        int? leadingBits)
        where T : notnull
    {
        var machine = CompiledDecoder.Machine(decoder, instance, keep, assumptions);
        var compiled = CompiledDecoder.Of(decoder, instance, keep, assumptions, null, choice, leadingBits);
        var law = compiled.Tables.Law().Select(run => (compiled.Finals[run.Kept], run.Rejections, run.Rounds));
        var binary = machine.Moves.All(moves => moves.All(move => move.Mass.Denominator.IsPowerOfTwo));
        var distance = law.DistanceTo(machine.Law());
        var within = binary ? distance == 0 : distance < (leadingBits is null ? Tolerance : ToleranceOfFewBits);
        Assert.True(within, $"{decoder}, {compiled.Tables.GetType().Name}: the tables' law is {distance.ToDecimalString(25)} away");
    }
}
