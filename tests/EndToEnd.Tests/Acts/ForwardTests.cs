using Microsoft.Playwright;
using MimeKit;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Acts;

/// <summary>Somebody outside is asked, and answers: by real servers there and back, and past the customer.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class ForwardTests(SharedConsole console)
{
    private const string Secret = "The supplier says it was their mistake.";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_outsiders_answer_is_beside_the_conversation_and_the_customer_never_sees_it()
    {
        var company = await console.NewCompany();
        var vendor = await company.Servers.NewMailbox();
        await company.Mail("The broken lamp", "It broke on the first day.");
        await using var owner = await console.Enter(company);
        await owner.OpenTicket("The broken lamp");

        await owner.Page.Keyboard.PressAsync("w");
        await owner["composer-to"].GetByRole(AriaRole.Textbox).FillAsync(vendor.Address);
        await owner["forward-note"].FillAsync("Is this known to you?");
        await owner.Picture("forward-dialog");
        await owner["forward-go"].ClickAsync();

        await Expect(owner.Items("forward", "sent")).ToContainTextAsync("Is this known to you?");
        var mail = await company.Servers.WaitForMail(vendor, cancellationToken: Now);
        Assert.StartsWith("Fwd: The broken lamp", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("It broke on the first day.", mail.TextBody, StringComparison.Ordinal);
        await Answer(company, vendor, mail);

        await Expect(owner.Items("forwardAnswer")).ToContainTextAsync(Secret);
        await Expect(owner.Items("forwardAnswer")).ToContainTextAsync("The customer does not see this");
        await Expect(owner.Items("message")).ToHaveCountAsync(1);
        await owner.Picture("forward-answered");

        await owner.Write("We will send you a new one.");
        await owner["composer-send"].ClickAsync();
        var reply = await company.Servers.WaitForMail(company.Customer, cancellationToken: Now);
        Assert.DoesNotContain(Secret, reply.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, reply.TextBody, StringComparison.Ordinal);
        Assert.Empty(reply.Cc);
        await company.Mail("Re: The broken lamp", "Thank you.", reply);
        await Expect(owner.Items("message")).ToHaveCountAsync(2);

        await owner["answer-outsider"].ClickAsync();
        await Expect(owner["composer-to"]).ToContainTextAsync(vendor.Address);
        await owner["forward-note"].FillAsync("Then please send a new one.");
        await owner["forward-go"].ClickAsync();
        var second = await company.Servers.WaitForMail(
            vendor, one => one.TextBody?.Contains("send a new one", StringComparison.Ordinal) is true, cancellationToken: Now);
        Assert.StartsWith("Re: ", second.Subject, StringComparison.Ordinal);
        Assert.NotNull(second.InReplyTo);
        Assert.DoesNotContain("It broke on the first day.", second.TextBody, StringComparison.Ordinal);
        Assert.Single(await company.Servers.Read(company.Customer, Now));
    }

    private static async Task Answer(Company company, Mailbox vendor, MimeMessage mail)
    {
        var answer = new MimeMessage(
            [new MailboxAddress("Pat", vendor.Address)], mail.ReplyTo, $"Re: {mail.Subject}", new TextPart("plain") { Text = Secret })
        {
            MessageId = $"{Guid.NewGuid():n}@vendor.example",
            InReplyTo = mail.MessageId!,
        };
        answer.References.Add(mail.MessageId!);
        await company.Servers.Send(answer, Now);
    }
}
