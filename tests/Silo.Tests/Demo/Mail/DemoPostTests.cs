using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Oqupie.Contracts.Channels;
using Oqupie.Silo.Demo;
using Oqupie.Silo.Demo.Mail;

namespace Oqupie.Silo.Tests.Demo.Mail;

public sealed class DemoPostTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_demo_sends_is_kept_in_a_folder_and_its_channels_send_there()
    {
        await using var silo = await DemoSilo.Start(withPost: true);
        var post = silo.Service<DemoPost>();
        await post.Open();
        await silo.Fill();
        var mail = new MimeMessage(
            [new MailboxAddress("", "support@skyheroes.example")],
            [new MailboxAddress("", "partner@elsewhere.example")],
            "Hello",
            new TextPart { Text = "Hi." });
        using var client = new SmtpClient();
        await client.ConnectAsync(post.Server.Host, post.Server.Port, SecureSocketOptions.None, Ended);

        await client.SendAsync(mail, Ended);

        var kept = Assert.Single(Directory.GetFiles(silo.Service<DemoMailFolder>().Path));
        Assert.Equal("Hello", (await MimeMessage.LoadAsync(kept, Ended)).Subject);
        Assert.All(await silo.Grain<IChannelsGrain>().All(brand: null), channel => Assert.Equal(post.Server.Port, channel.Email?.Smtp?.Port));
        await post.Close();
    }

    [Fact]
    public async Task At_the_next_start_channels_are_told_of_its_new_port_and_a_server_of_ones_own_stays()
    {
        await using var silo = await DemoSilo.Start(withPost: true);
        await silo.Fill();
        var channels = silo.Grain<IChannelsGrain>();
        var (first, second) = await channels.All(brand: null) is [var one, var other] ? (one, other) : throw new InvalidOperationException();
        var own = new MailServer { Host = "smtp.example.com", Port = 587, Tls = MailTls.StartTls, User = "me", Password = "secret" };
        (await channels.Change(first.Id, name: null, first.Email! with { Smtp = first.Email.Smtp! with { Port = 1 } })).Must();
        (await channels.Change(second.Id, name: null, second.Email! with { Smtp = own })).Must();
        var post = silo.Service<DemoPost>();

        await post.Open();

        Assert.Equal(post.Server.Port, (await channels.Read(first.Id)).Must().Email?.Smtp?.Port);
        Assert.Equal("smtp.example.com", (await channels.Read(second.Id)).Must().Email?.Smtp?.Host);
        await post.Close();
    }
}
