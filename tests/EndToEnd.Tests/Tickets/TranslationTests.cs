using System.Net.Http.Json;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Tickets;

/// <summary>A customer writes in a language that the agent does not read, and gets an answer in it.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class TranslationTests(SharedConsole console) : IAsyncLifetime
{
    private readonly TranslationServer _server = new()
    {
        Tells = text => text.Contains("left today", StringComparison.Ordinal) ? "en" : null,
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await console.Owner.Send(HttpMethod.Put, "settings/translation", JsonContent.Create(new { provider = "off" }), Cancellation);
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_read_and_answered_in_the_language_of_who_wrote_it()
    {
        var company = await console.NewCompany();
        await company.Mail("Wo bleibt sie?", "Ich warte seit einer Woche auf https://shop.example/1");
        await using var owner = await console.Enter(company);
        await SetUp(owner);
        await owner.Go($"/inbox/unassigned?brand={company.Brand.Id}");
        await owner.OpenTicket("Wo bleibt sie?");

        await owner["translate-item"].ClickAsync();
        await Expect(owner["translation-credit"]).ToHaveTextAsync("Translated from German by DeepL");
        await Expect(owner["item-translation"].FrameLocator("iframe").Locator("body"))
            .ToContainTextAsync("[en-us] Ich warte seit einer Woche auf https://shop.example/1");
        await Expect(owner.Items("message").Or(owner.Items("opened")).Last).ToContainTextAsync("Ich warte");
        await owner.Picture("translated-message");

        await owner.Write("It left today.");
        await owner["translate-draft"].ClickAsync();
        await Expect(owner["composer-editor"]).ToContainTextAsync("[de] It left today.");
        await owner.Picture("translated-draft");
        await owner.Page.Keyboard.PressAsync("Control+z");
        await Expect(owner["composer-editor"]).ToHaveTextAsync("It left today.");
        await Expect(owner["draft-original"]).ToHaveCountAsync(0);
        await owner["translate-draft"].ClickAsync();
        await Expect(owner["composer-editor"]).ToContainTextAsync("[de] It left today.");
        await owner.Page.Keyboard.PressAsync("Control+Enter");

        await owner["reply-original"].ClickAsync();
        await Expect(owner.Items("reply").Last).ToContainTextAsync("It left today.");
        await owner.Picture("translated-reply");
        var arrived = await console.Servers.WaitForMail(
            company.Customer, mail => mail.TextBody?.Contains("[de] It left today.", StringComparison.Ordinal) is true, cancellationToken: Cancellation);
        Assert.DoesNotContain("Show the original", arrived.HtmlBody ?? "", StringComparison.Ordinal);
        Assert.Single(arrived.TextBody!.Split("It left today.")[1..]);
    }

    [Fact]
    public async Task A_provider_that_is_busy_says_when_to_come_back_and_the_text_stays()
    {
        var company = await console.NewCompany();
        await company.Mail("Wo ist es?", "Bitte antworten.");
        await using var owner = await console.Enter(company);
        await SetUp(owner);
        await owner.Go($"/inbox/unassigned?brand={company.Brand.Id}");
        await owner.OpenTicket("Wo ist es?");
        _server.Failures.Enqueue((429, "", 17));

        await owner.Page.Keyboard.PressAsync("l");

        await Expect(owner["item-translation"].GetByRole(AriaRole.Alert)).ToContainTextAsync("17");
        await owner["item-translation"].GetByRole(AriaRole.Button).ClickAsync();
        await Expect(owner["translation-credit"]).ToBeVisibleAsync();
    }

    private async Task SetUp(ConsoleWindow owner)
    {
        await owner.Go("/settings/translation");
        await owner["translation-provider"].ClickAsync();
        await owner.Page.GetByRole(AriaRole.Option, new() { Name = "DeepL" }).ClickAsync();
        await owner["translation-address"].FillAsync(_server.Address);
        await owner["translation-key"].FillAsync(TranslationServer.Key);
        await owner["translation-save"].ClickAsync();
        await owner["translation-test"].ClickAsync();
        await Expect(owner["translation-said"]).ToContainTextAsync("[ko] Hello");
        await owner.Picture("translation-settings");
    }
}
