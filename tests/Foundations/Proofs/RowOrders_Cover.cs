namespace SpecProofs.Tests;

/// <summary>The orders of two rows are all that there are, and the rows of an order correspond one to one to its parameters.</summary>
public sealed class RowOrders_Cover
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 11)]
    [InlineData(3, 103)]
    [InlineData(4, 815)]
    [InlineData(5, 5791)]
    public void Orders_are_as_many_as_the_formula_says(int vocabulary, int count)
    {
        Assert.Equal(count, RowOrder.All(vocabulary).Count());
        Assert.Equal(count, RowOrder.All(vocabulary).Select(order => string.Join(' ', order)).Distinct().Count());
        Assert.Equal(count, (int)Math.Pow(6, vocabulary) - (2 * (int)Math.Pow(4, vocabulary)) + (1 << (vocabulary + 1)) - 1);
    }

    /// <summary>Counted the other way: the orders that rows of small weights really have.</summary>
    [Fact]
    public void Orders_are_those_that_rows_have()
    {
        var rows = (from a in Enumerable.Range(0, 6)
                    from b in Enumerable.Range(0, 6)
                    where a + b <= 5
                    select Distribution<Rational>.Proportional(a, b, 5 - a - b)).ToList();
        var met = (from p in rows from q in rows select string.Join(' ', Walk.OrderOf(p, q))).ToHashSet();
        Assert.Equal(RowOrder.All(3).Select(order => string.Join(' ', order)).ToHashSet(), met);
    }

    [Theory]
    [InlineData(Chart.OverlapOfDraft)]
    [InlineData(Chart.OverlapAlone)]
    public void Parameters_lead_to_rows_of_the_order_and_back(Chart chart)
    {
        var random = new Random(7);
        foreach (var order in Enumerable.Range(1, 4).SelectMany(RowOrder.All))
        {
            Rational[] parameters = [
                .. Enumerable.Range(0, RowOrder.Parameters(order)).Select(_ => Rational.Of(random.Next(1, 9), random.Next(1, 9)))];
            var (draft, target) = RowOrder.Weights<Rational>(order, chart, parameters);
            Assert.Equal(draft.Aggregate((x, y) => x + y), target.Aggregate((x, y) => x + y));
            var (p, q) = (Distribution<Rational>.Proportional(draft), Distribution<Rational>.Proportional(target));
            Assert.Equal<TokenOrder>(order, Walk.OrderOf(p, q));
            Assert.Equal(parameters, Walk.ParametersOf(p, q, chart));
        }
    }
}
