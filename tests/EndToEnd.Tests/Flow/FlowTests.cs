using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MimeKit;
using Oqupie.EndToEnd.Tests.Accounts;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.EndToEnd.Tests.Channels;
using Oqupie.Testing.Api;
using Oqupie.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Flow;

/// <summary>The first thing that must work, from a fresh server to the customer's second mail, in both ways our product is run.</summary>
public sealed class FlowTests(MailServers servers, Browser browser)
{
    private const string Answer = "확인해 보니 한 번 더 결제되었어요.";
    private const string Secret = "환불 승인은 팀장님께 받았어요.";
    private readonly string _pictures = "flow";

    [Theory]
    [InlineData(ProductKind.AllInOne)]
    [InlineData(ProductKind.Apart)]
    public async Task A_mail_becomes_a_ticket_is_answered_together_and_the_customers_answer_comes_back_into_it(ProductKind kind)
    {
        await using var product = new RunningProduct { Kind = kind };
        await product.Start(Now);
        using var api = await product.SignIn(Now);
        await api.Patch<Me>("me", new { language = "en" }, Now);
        var (support, customer) = (await servers.NewMailbox(), await servers.NewMailbox());
        await using var owner = await browser.Open(product.Address);
        await owner.SignIn(RunningProduct.OwnerEmail, RunningProduct.OwnerPassword);
        await owner.Page.WaitForURLAsync("**/inbox/**");
        await MakeBrand(owner, support);
        await ConnectChannel(owner, support, kind);
        await using var agent = await browser.Accept(product, await owner.Invite("이서연", "seoyeon@acme.example"));
        await Watch(owner);
        await Watch(agent);

        using var asked = CustomersMail.Write(customer, support);
        await servers.Send(asked, Now);
        await ReadInBoth(owner, agent, kind);
        await WorkTogether(owner, agent, api, kind);
        using var answer = await AnswerArrives(owner, agent, asked, customer, support);
        await CustomerAnswers(owner, agent, answer, customer, kind);

        Assert.Single(await api.Tickets(cancellationToken: Now));
        Assert.DoesNotContain(
            await servers.Read(customer, Now),
            mail => mail.ToString().Contains(Secret, StringComparison.Ordinal) || (mail.TextBody ?? "").Contains(Secret, StringComparison.Ordinal));
        await owner.ExpectNoReload();
        await agent.ExpectNoReload();
        Assert.Empty(owner.Errors.Concat(agent.Errors));
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static async Task MakeBrand(ConsoleWindow owner, Mailbox support)
    {
        await owner.Go("/settings/brands");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Create a brand" }).First.ClickAsync();
        var form = owner.Page.Locator("form#new-brand");
        await form.GetByLabel("Brand name").FillAsync("Cook Town (ko)");
        await form.Locator("input[type=email]").FillAsync(support.Address);
        await owner.Page.Locator("button[type=submit][form=new-brand]").ClickAsync();
        await owner.Page.WaitForURLAsync("**/settings/brands/*");
    }

    private async Task ConnectChannel(ConsoleWindow owner, Mailbox support, ProductKind kind)
    {
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Connect e-mail" }).First.ClickAsync();
        var form = new ChannelForm(owner);
        await form.Fill(servers, support);
        await form.Test();
        await Expect(form.Result).ToHaveAttributeAsync("data-ok", "true");
        await owner.Picture($"{_pictures}-{kind}-1-channel");
        await form.Save();
        await Expect(owner["channel-health"]).ToHaveAttributeAsync("data-state", "ok");
    }

    /// <summary>Who completes a ticket here stays with it, as one can choose on the profile page, and sees what becomes of the reply.</summary>
    private static async Task Watch(ConsoleWindow window)
    {
        await window.Page.EvaluateAsync(
            "async () => localStorage.setItem(`oqupie.after.${(await (await fetch('/api/v1/me')).json()).id}`, 'stay')");
        await window.Go("/inbox/all");
        await Expect(window["box-all"]).ToBeVisibleAsync();
        await window.MarkDocument();
    }

    private async Task ReadInBoth(ConsoleWindow owner, ConsoleWindow agent, ProductKind kind)
    {
        foreach (var window in (ConsoleWindow[])[owner, agent])
        {
            await Expect(window.Row(CustomersMail.Subject)).ToBeVisibleAsync();
            await window.Picture($"{_pictures}-{kind}-2-list-{(window == owner ? "owner" : "agent")}");
            await window.OpenTicket(CustomersMail.Subject);
        }

        var mail = owner.Items("message").First;
        await Expect(owner.MailIn(mail)).ToContainTextAsync(CustomersMail.Text);
        await Expect(mail.FrameLocator("iframe").Locator("img")).ToHaveJSPropertyAsync("naturalWidth", CustomersMail.ImageWidth);
        var file = mail.GetByTestId("attachment");
        await Expect(file).ToContainTextAsync(CustomersMail.FileName);
        var download = await owner.Page.APIRequest.GetAsync((await file.GetAttributeAsync("href"))!);
        Assert.Equal(CustomersMail.File, await download.BodyAsync());
        await Expect(owner["presence"]).ToContainTextAsync("이서연");
        await Expect(agent["presence"]).ToBeVisibleAsync();
    }

    private async Task WorkTogether(ConsoleWindow owner, ConsoleWindow agent, OqupieApi api, ProductKind kind)
    {
        await owner["assign-button"].ClickAsync();
        await owner.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "이서연" }).ClickAsync();
        await Expect(agent["assign-button"]).ToContainTextAsync("이서연");
        await Expect(agent.Items("assigned")).ToContainTextAsync("이서연");
        Assert.Equal(
            Assert.Single(await api.All<Member>("members", Now), member => member.Name is "이서연").Id,
            Assert.Single(await api.Tickets(cancellationToken: Now)).Assignee.Member);

        await agent["mode-memo"].ClickAsync();
        await agent.Write(Secret);
        await agent["composer-send"].ClickAsync();
        await Expect(owner.Items("memo")).ToContainTextAsync(Secret);

        await owner.Write("안녕하세요, 하늘 님. ");
        await Expect(agent["typing"]).Not.ToBeEmptyAsync();
        await agent.Picture($"{_pictures}-{kind}-3-typing");
        await owner.Page.Keyboard.PressAsync("Control+b");
        await owner.Page.Keyboard.TypeAsync(Answer);
        await owner["composer-send-menu"].ClickAsync();
        await owner["send-completed"].ClickAsync();
        await Expect(agent.Items("reply")).ToBeVisibleAsync();
        await Expect(agent["typing"]).ToBeEmptyAsync();
        await Expect(agent["status-select"]).ToHaveAttributeAsync("data-status", "completed");
    }

    private async Task<MimeMessage> AnswerArrives(ConsoleWindow owner, ConsoleWindow agent, MimeMessage asked, Mailbox customer, Mailbox support)
    {
        var answer = await servers.WaitForMail(customer, cancellationToken: Now);
        Assert.Equal(support.Address, Assert.Single(answer.From.Mailboxes).Address);
        Assert.Equal(customer.Address, Assert.Single(answer.To.Mailboxes).Address);
        var replyTo = Assert.Single(answer.ReplyTo.Mailboxes).Address;
        Assert.StartsWith(support.Address.Split('@')[0] + "+", replyTo, StringComparison.Ordinal);
        Assert.EndsWith("@" + support.Address.Split('@')[1], replyTo, StringComparison.Ordinal);
        Assert.Equal(asked.MessageId, answer.InReplyTo);
        Assert.Contains(asked.MessageId, answer.References);
        Assert.Matches($@"^Re: {Regex.Escape(CustomersMail.Subject)} \[#\d+\]$", answer.Subject);
        Assert.Contains(Answer, answer.TextBody, StringComparison.Ordinal);
        Assert.Contains($"<strong>{Answer}</strong>", answer.HtmlBody, StringComparison.Ordinal);
        foreach (var window in (ConsoleWindow[])[owner, agent])
        {
            await Expect(window.Items("reply", "sent")).ToBeVisibleAsync();
        }

        return answer;
    }

    private async Task CustomerAnswers(ConsoleWindow owner, ConsoleWindow agent, MimeMessage answer, Mailbox customer, ProductKind kind)
    {
        using var again = CustomersMail.Answer(answer, customer, "네, 감사합니다. 언제 환불되나요?");
        await servers.Send(again, Now);
        foreach (var window in (ConsoleWindow[])[owner, agent])
        {
            await Expect(window.Items("message").Last).ToContainTextAsync("언제 환불되나요?");
            await Expect(window["status-select"]).Not.ToHaveAttributeAsync("data-status", "completed");
            await window.Picture($"{_pictures}-{kind}-4-answered-{(window == owner ? "owner" : "agent")}");
        }
    }
}
