using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Grains.Tests.Channels.Email;

public sealed class EmailRulesTests
{
    private static readonly EmailSettings Mail = new() { Address = "support@cook.example" };

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

    /// <summary>Where a stored password was meant for, where it would go, and whether it may.</summary>
    [Theory]
    [InlineData("mail.cook.example", 993, MailTls.Implicit, "support", true)]
    [InlineData("MAIL.cook.example.", 993, MailTls.Implicit, "support", true)]
    [InlineData("mail.evil.example", 993, MailTls.Implicit, "support", false)]
    [InlineData("mail.cook.example", 143, MailTls.Implicit, "support", false)]
    [InlineData("mail.cook.example", 993, MailTls.StartTls, "support", false)]
    [InlineData("mail.cook.example", 993, MailTls.None, "support", false)]
    [InlineData("mail.cook.example", 993, MailTls.Implicit, "somebody", false)]
    public void A_stored_password_goes_only_where_it_went(string host, int port, MailTls tls, string user, bool allowed)
    {
        var stored = Server with { Tls = MailTls.Implicit, Password = "secret" };
        var wished = new MailServer { Host = host, Port = port, Tls = tls, User = user };

        foreach (var (field, wish, kept) in new[]
        {
            ("imap", Mail with { Imap = wished }, Mail with { Imap = stored }), ("smtp", Mail with { Smtp = wished }, Mail with { Smtp = stored }),
        })
        {
            var refusal = EmailRules.CheckPlaces(wish, kept);
            Assert.Equal(allowed ? "" : $"password_required settings.{field}.password", $"{refusal?.Code} {refusal?.Field}".Trim());
        }

        Assert.Equal(allowed ? "secret" : null, EmailRules.KeepPassword(wished, stored)?.Password);
    }

    [Theory]
    [InlineData(MailTls.None, MailTls.StartTls, true)]
    [InlineData(MailTls.StartTls, MailTls.Implicit, true)]
    [InlineData(MailTls.StartTls, MailTls.None, false)]
    public void It_may_be_guarded_better_and_never_worse(MailTls before, MailTls after, bool allowed) =>
        Assert.Equal(allowed, EmailRules.GoesTo(Server with { Tls = after }, Server with { Tls = before }));

    [Fact]
    public void Who_says_it_again_sends_it_where_they_like() =>
        Assert.Null(EmailRules.CheckPlaces(
            Mail with { Imap = Server with { Host = "new.cook.example", Password = "said" } }, Mail with { Imap = Server with { Password = "secret" } }));

    /// <summary>What is made of a refresh token is sent to the mail servers, too.</summary>
    [Theory]
    [InlineData("imap.cook.example", "smtp.cook.example", true)]
    [InlineData("imap.evil.example", "smtp.cook.example", false)]
    [InlineData("imap.cook.example", "smtp.evil.example", false)]
    [InlineData("imap.cook.example", null, true)]
    public void Tokens_go_to_the_servers_they_were_stored_for(string imap, string? smtp, bool allowed)
    {
        var oauth = new MailOAuth { Provider = MailProvider.Google, ClientId = "client" };
        var stored = Places("imap.cook.example", "smtp.cook.example") with { OAuth = oauth with { RefreshToken = "token" } };

        Assert.Equal(allowed ? null : "settings.oauth.refreshToken", EmailRules.CheckPlaces(Places(imap, smtp) with { OAuth = oauth }, stored)?.Field);
        Assert.Equal(allowed ? null : "settings.oauth.refreshToken", EmailRules.CheckPlaces(Places(imap, smtp), stored)?.Field);
        Assert.Null(EmailRules.CheckPlaces(Places(imap, smtp) with { OAuth = oauth with { RefreshToken = "said" } }, stored));
    }

    [Theory]
    [InlineData("https://evil.example/token", "token", null, "settings.oauth.refreshToken")]
    [InlineData("https://evil.example/token", "token", "secret", "settings.oauth.clientSecret")]
    public void Secrets_go_to_the_endpoint_they_were_stored_for(string endpoint, string? refresh, string? client, string field)
    {
        var oauth = new MailOAuth { Provider = MailProvider.Google, ClientId = "client" };
        var stored = Mail with { OAuth = oauth with { RefreshToken = refresh, ClientSecret = client } };

        var refusal = EmailRules.CheckPlaces(Mail with { OAuth = oauth with { TokenEndpoint = endpoint } }, stored);

        Assert.Equal(("password_required", field), (refusal!.Code, refusal.Field));
    }

    private static EmailSettings Places(string imap, string? smtp) => Mail with
    {
        Imap = Server with { Host = imap },
        Smtp = smtp is null ? null : Server with { Host = smtp },
    };
}
