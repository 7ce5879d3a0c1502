namespace SpecProofs.Tests;

/// <summary>Monomials at the ends of their range: the first and the last parameter, no exponent and the highest.</summary>
public sealed class Monomial_Arithmetic
{
    [Fact]
    public void A_degree_adds_all_exponents() =>
        Assert.Equal(127 + 5 + 2, (Monomial.Of(0, 127) * Monomial.Of(15, 5) * Monomial.Of(31, 2)).Degree);

    [Fact]
    public void Exponents_go_from_none_to_the_highest()
    {
        Assert.True(Monomial.Of(0, 0).IsOne && Monomial.Of(31, 0).IsOne);
        Assert.Equal(127, Monomial.Of(31, 127)[31]);
        Assert.Equal(
            "t3^128: there are 32 parameters, with exponents up to 127",
            Refused.With<OverflowException>(() => Monomial.Of(3, 128)));
        Assert.Equal(
            "t32^1: there are 32 parameters, with exponents up to 127", Refused.With<OverflowException>(() => Monomial.Of(32)));
        _ = Refused.With<OverflowException>(() => Monomial.Of(3, -1));
    }

    [Fact]
    public void A_root_is_there_where_all_exponents_are_even()
    {
        Assert.Equal(Monomial.Of(2, 63) * Monomial.Of(30), (Monomial.Of(2, 126) * Monomial.Of(30, 2)).SquareRoot());
        Assert.Null(Monomial.Of(2, 127).SquareRoot());
        Assert.Null((Monomial.Of(2, 2) * Monomial.Of(30)).SquareRoot());
    }
}
