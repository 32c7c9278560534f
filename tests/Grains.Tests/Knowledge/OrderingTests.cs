using Oqupie.Grains.Knowledge;

namespace Oqupie.Grains.Tests.Knowledge;

public sealed class OrderingTests
{
    private static readonly (string Id, long Position)[] Others = [("a", 1), ("b", 2), ("c", 3)];

    [Fact]
    public void Without_a_wish_it_is_the_last() => Assert.Equal(4, Ordering.Place(Others, null, null).Position);

    [Fact]
    public void A_number_that_nobody_has_is_taken_as_it_is()
    {
        var placing = Ordering.Place([("a", 1), ("b", 10)], null, 7);

        Assert.Equal(7, placing.Position);
        Assert.Empty(placing.Shifted);
    }

    [Theory]
    [InlineData(0.5, "x a b c")]
    [InlineData(1.5, "a x b c")]
    [InlineData(2.5, "a b x c")]
    [InlineData(3.5, "a b c x")]
    [InlineData(1, "x a b c")]
    [InlineData(2, "a x b c")]
    [InlineData(99, "a b c x")]
    public void Between_neighbours_others_make_room(double wished, string order) => Assert.Equal(order, Order(Others, Ordering.Place(Others, null, wished)));

    [Fact]
    public void Who_moves_down_to_where_another_is_comes_behind_it() =>
        Assert.Equal("b c x d", Order([("b", 2), ("c", 3), ("d", 4)], Ordering.Place([("b", 2), ("c", 3), ("d", 4)], 1, 3)));

    [Fact]
    public void Who_moves_up_to_where_another_is_comes_before_it() =>
        Assert.Equal("a x b c", Order(Others, Ordering.Place(Others, 4, 2)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1e300)]
    public void What_is_no_number_is_no_position(double position) => Assert.False(Ordering.IsPosition(position));

    private static string Order((string Id, long Position)[] others, Placing placing)
    {
        var moved = placing.Shifted.ToDictionary(shift => shift.Id, shift => shift.Position);
        return string.Join(' ', others.Select(other => (other.Id, Position: moved.GetValueOrDefault(other.Id, other.Position)))
            .Append(("x", placing.Position))
            .OrderBy(one => one.Item2)
            .Select(one => one.Item1));
    }
}
