using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Tickets;

[Collection(SharedConsoleCollection.Name)]
public sealed partial class LargeFileTests(SharedConsole console)
{
    private const string Text = "Here is the recording.";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_large_file_survives_a_cut_line_and_a_reload_and_reaches_the_customer_as_a_link_that_ends()
    {
        using var folder = new TestFolder();
        var file = folder["recording.bin"];
        var bytes = RandomNumberGenerator.GetBytes(60 << 20);
        await File.WriteAllBytesAsync(file, bytes, Now);
        var company = await console.NewCompany();
        await company.Mail("Where is the recording?", "You said you had one.");
        await using var window = await console.Enter(company);
        await window.OpenTicket("Where is the recording?");
        await window.Write(Text);

        // Three parts come through, then the line is cut.
        var parts = 0;
        await window.Page.RouteAsync("**/api/v1/uploads/**", route =>
            route.Request.Method is "PATCH" && ++parts > 3 ? route.AbortAsync("internetdisconnected") : route.ContinueAsync());
        await window["file-input"].SetInputFilesAsync(file);
        await Expect(window["upload"]).ToContainTextAsync("waiting for the connection", new() { Timeout = 60_000 });
        await Expect(window["composer-send"]).ToBeDisabledAsync();
        await window.Picture("upload-waiting");

        await window.Page.ReloadAsync();
        await window.Page.UnrouteAllAsync();
        await Expect(window["interrupted-upload"]).ToContainTextAsync("recording.bin");
        await window.Picture("upload-interrupted");
        var offsets = new List<string>();
        window.Page.Request += (_, request) =>
        {
            if (request.Method is "PATCH" && request.Url.Contains("/uploads/", StringComparison.Ordinal))
            {
                offsets.Add(request.Headers["upload-offset"]);
            }
        };
        await window["file-input"].SetInputFilesAsync(file);
        await Expect(window["composer-attachment"]).ToContainTextAsync("goes as a link", new() { Timeout = 60_000 });
        await Expect(window["interrupted-upload"]).ToHaveCountAsync(0);
        Assert.NotEqual("0", offsets[0]);
        await window["composer-send"].ClickAsync();

        var mail = await company.Servers.WaitForMail(
            company.Customer, mail => mail.TextBody?.Contains(Text, StringComparison.Ordinal) is true, cancellationToken: Now);
        Assert.Empty(mail.Attachments);
        Assert.Contains("recording.bin (60 MB", mail.TextBody, StringComparison.Ordinal);
        var address = new Uri(Address().Match(mail.TextBody!).Value);
        Assert.Contains($"href=\"{WebUtility.HtmlEncode(address.ToString())}\"", mail.HtmlBody, StringComparison.Ordinal);
        using var customer = new HttpClient();
        Assert.Equal(SHA256.HashData(bytes), SHA256.HashData(await customer.GetByteArrayAsync(address, Now)));

        await window.Page.ReloadAsync();
        await Expect(window["file-link"]).ToContainTextAsync("fetched once");
        await window.Picture("file-link");
        await window["withdraw-link"].ClickAsync();
        await window.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Withdraw link" }).ClickAsync();
        await Expect(window["file-link"]).ToContainTextAsync("withdrawn");
        await window.Page.GotoAsync(address.ToString());
        await Expect(window.Page.GetByRole(AriaRole.Heading)).ToContainTextAsync("This file is not here any more");
        await window.Picture("file-link-ended");
    }

    [GeneratedRegex(@"http\S+/files/\S+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
