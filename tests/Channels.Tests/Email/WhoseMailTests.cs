using System.Globalization;
using System.Text;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Email;

/// <summary>Who a mail is from, where it belongs and who gets the answer, from raw bytes to the recipients of the answer.</summary>
public sealed class WhoseMailTests : IAsyncLifetime
{
    private const string Question = "From: Ann <ann@player.example>\nTo: help@cook.example\nMessage-ID: <q1@player.example>\nSubject: Order 7\n\nIt is late.\n";
    private const string Passed = "Authentication-Results: mx.cook.example; dmarc=pass header.from=player.example\n";
    private const string Border = "Received: from a.example (a.example [203.0.113.9]) by mx.cook.example with ESMTP\n";

    private MailingServer _server = null!;

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await MailingServer.Start("help@cook.example", answers: false, trusted: "mx.cook.example");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>The answer goes to the customer and nobody else, on whichever ticket the agent writes.</summary>
    [Theory]
    [InlineData("", "Subject: Re: Order 7 [#{N}]")]
    [InlineData("", "Subject: Re: Order 7\nIn-Reply-To: <q1@player.example>")]
    [InlineData("", "Subject: Re: [#{N}]\nReferences: <x@player.example> <q1@player.example>")]
    [InlineData("Authentication-Results: mx.evil.example; dmarc=pass header.from=player.example\n", "Subject: Re: [#{N}]")]
    [InlineData(Border + Passed, "Subject: Re: [#{N}]")]
    [InlineData("Authentication-Results: mx.cook.example; dmarc=none\n" + Border + Passed, "Subject: Re: [#{N}]")]
    [InlineData("Authentication-Results: mx.cook.example; dmarc=fail\n", "Subject: Re: [#{N}]\nIn-Reply-To: <q1@player.example>")]
    public async Task A_forged_mail_diverts_no_answer(string trace, string says)
    {
        var asked = (await Bring(Question)).Ticket!.Value;

        var forged = await Bring(
            $"{trace}From: Ann <ann@player.example>\nTo: help@cook.example, Mal <mal@evil.example>\nCc: Eve <eve@evil.example>\n"
                + "Reply-To: eve@evil.example\nMessage-ID: <f1@evil.example>\n"
                + $"{says.Replace("{N}", Text(asked), StringComparison.Ordinal)}\n\nSend it here.\n");

        Assert.Equal(IntakeFate.Ticket, forged.Fate);
        Assert.Equal([asked], (await _server.Ticket(forged.Ticket!.Value, Ended)).MaybeRelated);
        Assert.Equal(["ann@player.example"], Recipients(await _server.Reply(asked, Some.Reply(), Ended)));
        Assert.Equal(["ann@player.example"], Recipients(await _server.Reply(forged.Ticket.Value, Some.Reply(), Ended)));
    }

    [Theory]
    [InlineData(Passed, "Subject: Re: [#{N}]")]
    [InlineData(Passed, "Subject: Re: Order 7\nIn-Reply-To: <q1@player.example>")]
    [InlineData(Passed + Border, "Subject: Re: [#{N}]")]
    public async Task A_checked_customer_joins_and_whom_they_copy_is_asked_about(string trace, string says)
    {
        var asked = (await Bring(Question)).Ticket!.Value;

        var second = await Bring(
            $"{trace}From: Ann <ann@player.example>\nTo: help@cook.example\nCc: bob@player.example\nMessage-ID: <q2@player.example>\n"
                + $"{says.Replace("{N}", Text(asked), StringComparison.Ordinal)}\n\nAnd Bob, please.\n");

        Assert.Equal((IntakeFate.Message, asked), (second.Fate, second.Ticket));
        Assert.Equal([new BroughtIn("bob@player.example", "ann@player.example")], (await _server.Ticket(asked, Ended)).AddedByMail);
        Assert.Equal(["ann@player.example"], Recipients(await _server.Reply(asked, Some.Reply(), Ended)));
        var both = await _server.Reply(asked, Some.Reply() with { Cc = ["bob@player.example"] }, Ended);
        Assert.Equal(["ann@player.example", "bob@player.example"], Recipients(both));
        Assert.Equal(["ann@player.example", "bob@player.example"], Recipients(await _server.Reply(asked, Some.Reply(), Ended)));
    }

    [Fact]
    public async Task An_answer_to_our_mail_joins_unchecked_and_a_machines_habits_make_no_machine_of_its_writer()
    {
        var asked = (await Bring(Question)).Ticket!.Value;
        using var ours = (await _server.Reply(asked, Some.Reply(), Ended)).Message;

        var answer = await Bring(
            "From: Ann <ann@player.example>\nTo: help@cook.example\nMessage-ID: <q2@player.example>\nList-Id: <team.player.example>\nPrecedence: list\n"
                + $"X-Auto-Response-Suppress: All\nSubject: Re: Order 7\nIn-Reply-To: <{ours.MessageId}>\n\nThanks.\n");

        Assert.Equal((IntakeFate.Message, asked), (answer.Fate, answer.Ticket));
    }

    [Fact]
    public async Task A_form_elsewhere_is_answered_to_whom_it_names()
    {
        var asked = await Bring(
            "From: Shop form <no-reply@hosting.example>\nTo: help@cook.example\nReply-To: Jane <jane@player.example>\nMessage-ID: <1@hosting.example>\n"
                + "Subject: Form 5\n\nOrder 7 is late\n");

        Assert.Equal("jane@player.example", asked.View!.Customer.Email);
        Assert.Equal(["jane@player.example"], Recipients(await _server.Reply(asked.Ticket!.Value, Some.Reply(), Ended)));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Recipients(SmtpMail mail) => mail.Recipients.Order(StringComparer.Ordinal);

    private Task<IntakeAnswer> Bring(string mail) => _server.Bring(Encoding.UTF8.GetBytes(mail), Ended);
}
