using System.Text;
using MimeKit;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Email;

/// <summary>Two servers of ours, each the other's customer: the very bytes that one sends are what the other takes in.</summary>
public sealed class TwoServersTests
{
    private static readonly string[] Telling = ["Auto-Submitted", "X-Auto-Response-Suppress"];

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    /// <param name="stripped">What gateways take away: nothing, what says that a machine wrote it, or that and all that threads.</param>
    [Theory]
    [InlineData]
    [InlineData("Auto-Submitted", "X-Auto-Response-Suppress")]
    [InlineData("Auto-Submitted", "X-Auto-Response-Suppress", "References", "In-Reply-To", "Reply-To", "Message-Id")]
    public async Task They_stop_after_two_mails_each(params string[] stripped)
    {
        await using var here = await MailingServer.Start("support@here.example");
        await using var there = await MailingServer.Start("support@there.example");
        var mail = Encoding.UTF8.GetBytes(
            "From: support@there.example\nTo: support@here.example\nMessage-ID: <1@there.example>\nSubject: Hello\n\nIs anybody there?\n");
        var (to, other) = (here, there);

        while (await to.Take(mail, Ended))
        {
            Assert.True(here.Left.Count <= 2 && there.Left.Count <= 2, $"{here.Left.Count} and {there.Left.Count}");
            mail = Passed(to.Left[^1], stripped);
            (to, other) = (other, to);
        }

        Assert.NotEmpty(here.Left);
        Assert.Equal(stripped.Intersect(Telling).Any(), there.Left.Count > 0);
    }

    private static byte[] Passed(SmtpMail mail, string[] stripped)
    {
        using var message = mail.Message;

        foreach (var name in stripped)
        {
            message.Headers.RemoveAll(name);
        }

        using var passed = new MemoryStream();
        message.WriteTo(passed);
        return passed.ToArray();
    }
}
