namespace Oqupie.Contracts.Tests;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ada@example.com")]
    [InlineData("ada.lovelace+help@mail.example.co.kr")]
    [InlineData("o'neil@example.com")]
    [InlineData("support@localhost")]
    [InlineData("고객@예시.한국")]
    [InlineData("a..b@docomo.ne.jp")]
    [InlineData("x.@docomo.ne.jp")]
    [InlineData("ผู้ใช้@ตัวอย่าง.ไทย")]
    public void These_are_addresses(string address) => Assert.True(EmailAddress.IsValid(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("@example.com")]
    [InlineData("ada@")]
    [InlineData("ada@example..com")]
    [InlineData(".ada@example.com")]
    [InlineData("ada@-example.com")]
    [InlineData("ada@exa mple.com")]
    [InlineData("ada @example.com")]
    [InlineData("a@b@example.com")]
    [InlineData("Ada <ada@example.com>")]
    [InlineData("ada@example.com,eve@example.com")]
    [InlineData("ada@example.com\r\nBcc: eve@example.com")]
    public void These_are_not(string? address) => Assert.False(EmailAddress.IsValid(address));

    [Theory]
    [InlineData("ada@xn--mnchen-3ya.example", "ada@münchen.example")]
    [InlineData("ada@münchen.example", "ada@münchen.example")]
    [InlineData("ada@XN--WGV71A119E.example", "ada@日本語.example")]
    [InlineData("ada@xn--zzzzzz.example", "ada@xn--zzzzzz.example")]
    [InlineData("ada@a_b.example", "ada@a_b.example")]
    [InlineData("ada@", "ada@")]
    [InlineData("ada", "ada")]
    public void A_domain_has_one_readable_form(string address, string readable) => Assert.Equal(readable, EmailAddress.Readable(address));

    [Fact]
    public void Addresses_are_compared_without_case_and_spaces_around() =>
        Assert.Equal(EmailAddress.Key("ada@example.com"), EmailAddress.Key(" Ada@Example.COM "));
}
