using Microsoft.Playwright;
using MimeKit;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Sending;

[Collection(SharedConsoleCollection.Name)]
public sealed class MailLookTests(SharedConsole console)
{
    [Fact]
    public async Task Pictures_from_elsewhere_are_asked_for_at_our_server_once_one_wants_them()
    {
        var company = await console.NewCompany();
        await Html(company, "News", "<h1 style=\"color:#b00\">Sale</h1><img src=\"https://shop.example/a.png\" alt=\"A shoe\">");
        await using var window = await console.Enter(company);
        var asked = new List<string>();
        window.Page.Request += (_, request) => asked.Add(request.Url);
        await window.Page.RouteAsync("**/pictures?**", route => route.FulfillAsync(new() { Status = 200, ContentType = "image/png", BodyBytes = Dot }));
        await window.OpenTicket("News");
        await Expect(window["hidden-pictures"]).ToBeVisibleAsync();
        await window.Picture("pictures-hidden");
        Assert.DoesNotContain(asked, url => url.Contains("pictures", StringComparison.Ordinal));

        await window["show-pictures"].ClickAsync();

        await Expect(window["hidden-pictures"]).ToHaveCountAsync(0);
        await Expect(window.MailIn(window.Items("message")).Locator("img")).ToHaveJSPropertyAsync("naturalWidth", 1);
        Assert.DoesNotContain(asked, url => url.StartsWith("https://shop.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_mail_is_cut_and_shown_whole_by_one_click()
    {
        var company = await console.NewCompany();
        await Html(company, "Long", string.Concat(Enumerable.Range(1, 300).Select(line => $"<p>Line {line}</p>")));
        await using var window = await console.Enter(company);
        await window.OpenTicket("Long");
        var frame = window.Page.Locator("iframe.mail");
        await Expect(window["show-whole"]).ToBeVisibleAsync();
        var cut = (await frame.BoundingBoxAsync())!.Height;

        await window["show-whole"].ClickAsync();

        await Expect(frame).ToHaveJSPropertyAsync("offsetHeight", await HeightOf(window));
        Assert.True((await frame.BoundingBoxAsync())!.Height > cut * 2);
    }

    [Fact]
    public async Task Files_open_in_a_viewer_that_arrows_walk_and_nothing_runs_in_it()
    {
        var company = await console.NewCompany();
        var files = new Multipart("mixed") { new TextPart("plain") { Text = "Look." } };
        files.Add(File("photo.png", "image/png", Dot));
        files.Add(File("crash.log", "text/plain", "boom at line 3"u8.ToArray()));
        files.Add(File("page.pdf", "application/pdf", "<script>document.title='ran'</script>"u8.ToArray()));
        await Send(company, "Files", files);
        await using var window = await console.Enter(company);
        await window.OpenTicket("Files");

        await window["attachment"].First.ClickAsync();
        var content = window["file-viewer"].Locator(".content");
        await Expect(content.Locator("img")).ToHaveJSPropertyAsync("naturalWidth", 1);
        await window.Picture("file-viewer");
        await window.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(content).ToContainTextAsync("boom at line 3");
        await window.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(content).ToHaveAttributeAsync("data-state", "no");
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(window["file-viewer"]).ToHaveCountAsync(0);
        Assert.Empty(window.Errors);
    }

    [Fact]
    public async Task A_ticket_is_printed_without_what_is_around_it_and_with_memos_by_choice()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my order?", "I have waited for a week.");
        await using var window = await console.Enter(company);
        await window.OpenTicket("Where is my order?");
        await window.Page.Keyboard.PressAsync("m");
        await window.Write("He is right.");
        await window["composer-send"].ClickAsync();
        await Expect(window.Items("memo")).ToBeVisibleAsync();
        var number = window.Page.Url.Split('/')[^1].Split('?')[0];

        await window.Go($"/tickets/{number}/print");

        await Expect(window["print-item"]).ToHaveCountAsync(1);
        await Expect(window["print-paper"]).ToContainTextAsync("I have waited for a week.");
        await window.Page.GetByRole(AriaRole.Checkbox).ClickAsync();
        await Expect(window["print-item"]).ToHaveCountAsync(2);
        await window.Picture("print-view");
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(window["print"]).ToBeHiddenAsync();
    }

    private static readonly byte[] Dot = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private static Task<int> HeightOf(ConsoleWindow window) =>
        window.Page.EvaluateAsync<int>("() => Math.ceil(document.querySelector('iframe.mail').contentDocument.body.getBoundingClientRect().height)");

    private static MimePart File(string name, string type, byte[] bytes) => new(type)
    {
        FileName = name,
        Content = new MimeContent(new MemoryStream(bytes)),
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = name },
        ContentTransferEncoding = ContentEncoding.Base64,
    };

    private static Task Html(Company company, string subject, string html) => Send(company, subject, new TextPart("html") { Text = html });

    private static Task Send(Company company, string subject, MimeEntity body) => company.Servers.Send(
        new MimeMessage([new MailboxAddress("하늘", company.Customer.Address)], [new MailboxAddress("", company.Support.Address)], subject, body),
        TestContext.Current.CancellationToken);
}
