using Oqupie.Contracts.Customers;

namespace Oqupie.Grains.Tests.Customers;

public sealed class CustomerIdentityTests
{
    [Theory]
    [InlineData("ada@example.com")]
    [InlineData(" Ada@EXAMPLE.com ")]
    public void One_address_is_one_identity_however_it_is_typed(string address) =>
        Assert.Equal("email:ada@example.com", CustomerIdentity.Email(address).ToString());

    [Fact]
    public void Letters_put_together_otherwise_are_the_same_address() =>
        Assert.Equal(CustomerIdentity.Email("jos\u00e9@example.com"), CustomerIdentity.Email("jose\u0301@example.com"));

    [Theory]
    [InlineData("ada@xn--mnchen-3ya.example")]
    [InlineData("Ada@XN--MNCHEN-3YA.Example")]
    [InlineData("ada@MÜNCHEN.example")]
    [InlineData("ada@mu\u0308nchen.example")]
    public void Both_ways_to_write_a_domain_are_one_address(string address) =>
        Assert.Equal("email:ada@münchen.example", CustomerIdentity.Email(address).ToString());

    [Theory]
    [InlineData("ada@xn--mnchen-3ya.example", "email:ada@xn--mnchen-3ya.example")]
    [InlineData("ada@example.com", "email:ada@example.com")]
    public void What_was_stored_in_the_other_way_is_known(string address, string stored) =>
        Assert.Equal(stored, CustomerIdentity.Email(address).Former().ToString());

    [Fact]
    public void Half_a_character_in_an_address_is_kept_as_it_stands() =>
        Assert.Equal("email:a\ud800@example.com", CustomerIdentity.Email("A\ud800@example.com").ToString());

    [Theory]
    [InlineData("email:ada@example.com")]
    [InlineData("external:42")]
    [InlineData("facebook:1234:5678")]
    public void What_is_stored_is_read_as_it_was_written(string text) =>
        Assert.Equal(text, CustomerIdentity.Parse(text, null).ToString());

    [Fact]
    public void A_providers_id_keeps_its_case() => Assert.Equal("line:Uab12", CustomerIdentity.Of("line", "Uab12").ToString());

    [Theory]
    [InlineData("")]
    [InlineData("ada@example.com")]
    [InlineData(":42")]
    [InlineData("email:")]
    public void What_names_nobody_is_no_identity(string text) => Assert.False(CustomerIdentity.TryParse(text, null, out _));
}
