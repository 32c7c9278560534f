using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Grains.Tests.Channels.Email;

public sealed class EmailRulesTests
{
    private static readonly MailServer Server = new() { Host = "mail.cook.example", Port = 993, User = "support" };

    [Theory]
    [InlineData("support", 993, "mail.cook.example", "settings.address")]
    [InlineData("support@cook.example", 0, "mail.cook.example", "settings.imap.port")]
    [InlineData("support@cook.example", 70000, "mail.cook.example", "settings.imap.port")]
    [InlineData("support@cook.example", 993, "", "settings.imap.host")]
    [InlineData("support@cook.example", 993, "no spaces here", "settings.imap.host")]
    public void What_is_wrong_is_named_by_its_field(string address, int port, string host, string field) =>
        Assert.Equal(field, EmailRules.Check(new() { Address = address, Imap = Server with { Port = port, Host = host } })?.Field);

    [Fact]
    public void A_channel_without_imap_is_fine() => Assert.Null(EmailRules.Check(new() { Address = "support@cook.example" }));

    [Fact]
    public void A_password_left_out_is_kept() =>
        Assert.Equal("secret", EmailRules.KeepPassword(Server, Server with { Password = "secret" })?.Password);

    [Fact]
    public void An_old_password_is_never_sent_to_a_new_server() =>
        Assert.Null(EmailRules.KeepPassword(Server with { Host = "mail.evil.example" }, Server with { Password = "secret" })?.Password);
}
