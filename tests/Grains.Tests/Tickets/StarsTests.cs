using System.Collections.Immutable;
using Oqupie.Grains.Tickets;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Tickets;

public sealed class StarsTests
{
    [Theory]
    [InlineData("googlePlay", "1", 1)]
    [InlineData("appStore", "5", 5)]
    [InlineData("googlePlay", "0", 0)]
    [InlineData("googlePlay", "6", 0)]
    [InlineData("appStore", "12", 0)]
    [InlineData("appStore", "3.5", 0)]
    [InlineData("appStore", "", 0)]
    [InlineData("googlePlay", "\u0663", 0)]
    [InlineData("email", "5", 0)]
    [InlineData("portal", "1", 0)]
    public void Stars_are_what_a_review_says_of_five(string kind, string said, int stars)
    {
        var row = Row(kind, ImmutableDictionary<string, string>.Empty.Add("stars", said));

        Assert.Equal((stars, stars is 0 ? (int?)null : stars), (row.Stars, row.ToView().Stars));
    }

    [Fact]
    public void A_review_that_says_nothing_has_none() => Assert.Equal(0, Row("googlePlay", ImmutableDictionary<string, string>.Empty).Stars);

    [Fact]
    public void What_is_gone_for_good_keeps_none() =>
        Assert.Equal(0, Row("googlePlay", ImmutableDictionary<string, string>.Empty.Add("stars", "1")).Emptied(DateTimeOffset.UnixEpoch).Stars);

    private static TicketRow Row(string kind, ImmutableDictionary<string, string> information) => new()
    {
        Id = new(Some.Account, 1),
        Version = 1,
        Brand = "cook",
        ChannelKind = kind,
        Subject = "",
        Customer = "haneul",
        AdditionalInformation = information,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
        LastMessageAt = DateTimeOffset.UnixEpoch,
    };
}
