using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Channels;

/// <summary>Kinds of channels that are set up by a form, from the page of the brand to an answer that has arrived.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class ProviderChannelTests(SharedConsole console)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Telegram_is_connected_and_who_writes_to_the_bot_is_answered()
    {
        await using var telegram = new TelegramServer();
        var company = await console.NewCompany();
        await using var window = await Connecting(company, "telegram");
        await Fill(window, "token", TelegramServer.Token);
        await Fill(window, "apiBase", telegram.Address);
        await window["test-connection"].ClickAsync();
        await Expect(window["test-result"]).ToHaveAttributeAsync("data-ok", "true");
        await window.Picture("channel-telegram-form");

        await window["save-channel"].ClickAsync();
        await Expect(window["channel-health"]).ToHaveAttributeAsync("data-state", "ok");
        telegram.Put(telegram.Message("My sword is gone!"));
        await window.Go($"/inbox/unassigned?brand={company.Brand.Id}");
        await Answer(window, "My sword is gone!", "We put it back into your bag.");

        await Expect(window.Items("reply", "sent")).ToHaveCountAsync(1);
        Assert.Equal("We put it back into your bag.", Assert.Single(telegram.Sent)["text"]);
        await Expect(window["reply-length"]).ToContainTextAsync("4,096");
        await window.Picture("ticket-telegram");
        Assert.Empty(window.Errors);
    }

    [Fact]
    public async Task A_review_of_Google_Play_shows_its_stars_and_its_answer_is_counted_and_replaced()
    {
        await using var google = new GooglePlayServer(TimeProvider.System);
        google.Put("gp:1", "Crashes\tIt crashes when I open my bag.", TimeProvider.System.GetUtcNow().AddMinutes(-10), Two);
        var company = await console.NewCompany();
        await using var window = await Connecting(company, "googlePlay");
        await Fill(window, "packageName", GooglePlayServer.Package);
        await Fill(window, "serviceAccount", google.Tokens.KeyFile());
        await Fill(window, "pollSeconds", "1");
        await Fill(window, "apiBase", google.Address);
        await window["save-channel"].ClickAsync();
        await Expect(window["channel-health"]).ToHaveAttributeAsync("data-state", "ok");
        var barriers = Barriers.MoreThanMinor();
        await barriers.Look(window, "channel-googleplay");
        barriers.AreNone();

        await window.Go($"/inbox/googlePlay?brand={company.Brand.Id}");
        await Expect(window.Row("Crashes").Locator("[data-stars='2']")).ToBeVisibleAsync();
        await Answer(window, "Crashes", "The next version mends it.");

        await Expect(window.Items("reply", "sent")).ToHaveCountAsync(1);
        Assert.Equal(("gp:1", "The next version mends it."), Assert.Single(google.Replies));
        await Expect(window["additional-information"].Locator("[data-stars='2']")).ToBeVisibleAsync();
        await Expect(window["reply-surface"]).ToContainTextAsync("Replaces your last answer");
        await window.Write(new string('x', 351));
        await Expect(window["reply-length"]).ToContainTextAsync("351 / 350");
        await window.Picture("ticket-googleplay");
        Assert.Empty(window.Errors);

        static void Two(JsonObject comment) => comment["starRating"] = 2;
    }

    private async Task<ConsoleWindow> Connecting(Company company, string kind)
    {
        var window = await console.Enter(company);
        await window.Go($"/settings/brands/{company.Brand.Id}");
        await window["add-channel"].ClickAsync();
        await window[$"add-{kind}"].ClickAsync();
        await Expect(window["kind-form"]).ToBeVisibleAsync();
        return window;
    }

    private static Task Fill(ConsoleWindow window, string field, string value) => window.Page.Locator($"[name=channel-{field}]").FillAsync(value);

    private static async Task Answer(ConsoleWindow window, string written, string answer)
    {
        await window.Row(written).ClickAsync();
        await Expect(window["composer-editor"]).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await window.Write(answer);
        await window["composer-send"].ClickAsync();
    }
}
