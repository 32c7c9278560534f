using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Contracts.Tests;

public sealed class IdTests
{
    private static readonly AccountId Acme = new("acme");

    [Fact]
    public void Every_id_is_its_text_again()
    {
        RoundTrip(Acme, "acme");
        RoundTrip(new BrandId(Acme, "b7k2"), "acme/b7k2");
        RoundTrip(new ChannelId(Acme, "c1"), "acme/c1");
        RoundTrip(new CustomerId(Acme, "u1"), "acme/u1");
        RoundTrip(new GroupId(Acme, "g1"), "acme/g1");
        RoundTrip(new MemberId(Acme, "m1"), "acme/m1");
        RoundTrip(new TicketId(Acme, 1042), "acme/1042");
        RoundTrip(new InvitationToken(Acme, "m1", "S-e_cret"), "acme.m1.S-e_cret");
        RoundTrip(new ApiKeyText(Acme, "k1", "S-e_cret"), "oq.acme.k1.S-e_cret");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("acme")]
    [InlineData("/b1")]
    [InlineData("acme/")]
    [InlineData("acme/b1/x")]
    [InlineData("acme/B1")]
    [InlineData("../b1")]
    [InlineData("acme/b 1")]
    public void What_is_not_an_account_and_a_local_key_is_no_id(string? text)
    {
        Assert.False(BrandId.TryParse(text, null, out _));
        Assert.False(MemberId.TryParse(text, null, out _));
        Assert.False(TicketId.TryParse(text, null, out _));
    }

    [Theory]
    [InlineData("oq.acme.k1")]
    [InlineData("oq.acme.k1.")]
    [InlineData("xx.acme.k1.secret")]
    [InlineData("oq.ACME.k1.secret")]
    [InlineData("oq.acme.k1.se.cret")]
    public void What_is_not_of_its_shape_is_no_key(string text) => Assert.False(ApiKeyText.TryParse(text, null, out _));

    [Fact]
    public void Fresh_keys_are_valid_and_do_not_meet() =>
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => LocalKey.New()).Where(LocalKey.IsValid).Distinct(StringComparer.Ordinal).Count());

    private static void RoundTrip<T>(T id, string text)
        where T : IParsable<T>
    {
        Assert.Equal(text, id.ToString());
        Assert.Equal(id, T.Parse(text, null));
    }
}
