using System.Text;
using Oqupie.Channels.Email;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Email.Connecting;

/// <summary>Signing in by OAuth 2.0: a local token server, and a server that takes XOAUTH2.</summary>
public sealed class OAuthTests : IAsyncDisposable
{
    private readonly TokenServer _tokens = new();
    private readonly MisbehavingSmtpServer _server = new();
    private readonly Rig _rig = new(("Email:Timeout", "00:00:02"));

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _server.DisposeAsync();
        await _tokens.DisposeAsync();
    }

    [Fact]
    public async Task The_access_token_is_what_signs_in()
    {
        var answer = await Send(Good);

        Assert.Equal(DeliveryState.Sent, answer.State);
        Assert.Equal("user=support@cook.example\u0001auth=Bearer token-1\u0001\u0001", SignedIn(0));
        Assert.Contains("grant_type=refresh_token", Assert.Single(_tokens.Asked), StringComparison.Ordinal);
        Assert.Contains("client_secret=s3cret", Assert.Single(_tokens.Asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_fetched_once_for_as_long_as_it_lasts()
    {
        await Send(Good);
        await Try(Good);

        Assert.Single(_tokens.Asked);
        Assert.Contains("token-1", SignedIn(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_about_to_end_is_fetched_anew()
    {
        _tokens.ExpiresIn = 30;

        await Try(Good);
        await Try(Good);

        Assert.Equal(2, _tokens.Asked.Count);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_fetched_anew_once()
    {
        _server.Next(SmtpScript.Obliging.At(SmtpStage.Auth, SmtpReaction.Answer("535 5.7.8 Token expired")));

        var answer = await Send(Good);

        Assert.Equal(DeliveryState.Queued, answer.State);
        Assert.Contains("refused the access token for support@cook.example", answer.Answer, StringComparison.Ordinal);
        Assert.Equal(2, _tokens.Asked.Count);
        Assert.Equal(2, _server.Sessions[0].Commands.Count(line => line.StartsWith("AUTH XOAUTH2", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_permission_that_was_withdrawn_is_said_and_the_reply_waits()
    {
        var answer = await Send(Good with { RefreshToken = "withdrawn" });

        Assert.Equal(DeliveryState.Queued, answer.State);
        Assert.Contains("Sign in again", answer.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_server_that_is_not_there_is_said()
    {
        var test = await Try(Good with { TokenEndpoint = "http://127.0.0.1:1/token" });

        Assert.Contains("could not be reached", Assert.Single(test.Steps, step => !step.Ok).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_token_that_the_provider_replaces_is_kept()
    {
        _tokens.Rotates = true;
        _tokens.ExpiresIn = 30;

        await Try(Good);
        await Try(Good);

        Assert.Equal(["good -> good-1", "good-1 -> good-2"], _rig.Renewed);
    }

    [Fact]
    public async Task Settings_with_the_replaced_token_need_no_other_access_token()
    {
        _tokens.Rotates = true;

        await Send(Good);
        await Try(Good with { RefreshToken = "good-1" });

        Assert.Single(_tokens.Asked);
    }

    private MailOAuth Good => new()
    {
        Provider = MailProvider.Other,
        TokenEndpoint = _tokens.Address,
        ClientId = "client",
        ClientSecret = "s3cret",
        RefreshToken = "good",
    };

    private MailServer Smtp(MailOAuth oauth) => new() { Host = MisbehavingSmtpServer.Host, Port = _server.Port, User = "support@cook.example", OAuth = oauth };

    private Task<SendAnswer> Send(MailOAuth oauth) => _rig.The<EmailAdapter>().Send(Cast.Channel(smtp: Smtp(oauth)), Cast.Reply(), Ended);

    private Task<ChannelTest> Try(MailOAuth oauth) =>
        _rig.The<EmailAdapter>().Test(new EmailSettings { Address = "support@cook.example", Smtp = Smtp(oauth) }, Ended);

    private string SignedIn(int session) =>
        Encoding.UTF8.GetString(
            Convert.FromBase64String(_server.Sessions[session].Commands.Single(line => line.StartsWith("AUTH XOAUTH2 ", StringComparison.Ordinal))[13..]));
}
