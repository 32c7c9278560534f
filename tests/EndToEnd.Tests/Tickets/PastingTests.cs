using MimeKit;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Tickets;

[Collection(SharedConsoleCollection.Name)]
public sealed class PastingTests(SharedConsole console)
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /// <summary>As Word has it in the clipboard: a list that is none, styles, and a picture of one pixel within.</summary>
    private const string Word = $$"""
        <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal { font-size: 10pt }</style></head><body><!--StartFragment-->
        <p class=MsoNormal style='mso-pagination:none'><b style='mso-bidi-font-weight:normal'><font color=red>Refund</font></b> policy<o:p></o:p></p>
        <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>Within three days</p>
        <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>To your card</p>
        <p class=MsoNormal><img src="data:image/png;base64,{{Pixel}}"></p>
        <!--EndFragment--></body></html>
        """;

    private const string Paste = """
        html => {
          const data = new DataTransfer()
          data.setData('text/html', html)
          data.setData('text/plain', 'Refund policy')
          const editor = document.querySelector('[data-testid=composer-editor]')
          editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
        }
        """;

    [Fact]
    public async Task What_is_pasted_from_Word_and_a_snippet_of_code_reach_the_customer_clean()
    {
        var company = await console.NewCompany();
        await company.Mail("What is your policy?", "I would like to know.");
        await using var window = await console.Enter(company);
        await window.OpenTicket("What is your policy?");
        await window.Write("```");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.Keyboard.TypeAsync("refund --days 3");
        await window.Page.Keyboard.PressAsync("ArrowDown"); // Out of the code.
        await window.Page.EvaluateAsync(Paste, Word);

        var editor = window["composer-editor"];
        await Expect(editor.Locator("ul > li")).ToHaveTextAsync(["Within three days", "To your card"]);
        await Expect(editor.Locator("strong")).ToHaveTextAsync("Refund");
        await Expect(editor.Locator("img[src^='/files/']")).ToHaveCountAsync(1);
        await window.Picture("pasted");
        await window["composer-send"].ClickAsync();

        var mail = await company.Servers.WaitForMail(
            company.Customer, mail => mail.HtmlBody?.Contains("Within three days", StringComparison.Ordinal) is true, cancellationToken: Now);
        Assert.DoesNotContain("mso", mail.HtmlBody!, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("white-space: pre-wrap", mail.HtmlBody!, StringComparison.Ordinal);
        Assert.Contains("<img src=\"cid:", mail.HtmlBody!, StringComparison.Ordinal);
        Assert.Contains("refund --days 3", mail.TextBody!, StringComparison.Ordinal);
        Assert.Single(mail.BodyParts.OfType<MimePart>(), part => part.ContentType.IsMimeType("image", "png"));
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;
}
