using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;

namespace Oqupie.EndToEnd.Tests.Knowledge;

/// <summary>What becomes of pictures from a phone to a customer's phone.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class ArticlePicturesTests(SharedConsole console)
{
    /// <summary>In bytes as they go over the wire: everything but the pictures.</summary>
    private const int MostWeight = 60_000;

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_photo_tells_nobody_where_it_was_taken_and_lasts()
    {
        await using var window = await console.Open();
        var url = await Photos.Upload(console.Owner, await Photos.Take(window.Page), Ended);
        var (kb, home, article) = await NewArticle($"<p><img src=\"{WebUtility.HtmlEncode(url)}\" alt=\"Home\"></p>");

        var read = await console.Owner.Get<JsonElement>($"{kb}/articles/{article}", Ended);
        var again = await console.Owner.Patch<JsonElement>($"{kb}/articles/{article}", new { body = read.GetProperty("body").GetString(), version = 1 }, Ended);
        await window.Go($"{home}/articles/{article}");
        var picture = window.Page.Locator(".prose img");
        var address = (await picture.GetAttributeAsync("src"))!;
        var shown = Encoding.Latin1.GetString(await console.Owner.Download(address, Ended));

        Assert.Equal(1, again.GetProperty("version").GetInt64());
        Assert.Contains("width=\"1600\" height=\"1200\"", read.GetProperty("body").GetString()!, StringComparison.Ordinal);
        Assert.StartsWith($"{home}/articles/{article}/images/", address, StringComparison.Ordinal);
        Assert.True(await picture.EvaluateAsync<bool>("picture => picture.decode().then(() => picture.naturalWidth === 1600)"));
        Assert.DoesNotContain(Photos.Place, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_with_five_pictures_is_there_at_once_on_a_slow_phone()
    {
        await using var phone = await console.Open();
        await phone.Page.SetViewportSizeAsync(390, 780);
        var words = string.Concat(Enumerable.Repeat("What to do in this step, in many words. ", 30));
        var body = new StringBuilder();

        for (var number = 0; number < 5; number++)
        {
            var url = await Photos.Upload(console.Owner, await Photos.Take(phone.Page, 1280, 960, number), Ended);
            body.Append(CultureInfo.InvariantCulture, $"<h2>Step {number}</h2><p>{words}</p><img src=\"{WebUtility.HtmlEncode(url)}\" alt=\"Step {number}\">");
        }

        var (_, home, article) = await NewArticle(body.ToString());
        var answers = new List<IResponse>();
        phone.Page.Response += (_, answer) => answers.Add(answer);
        var network = await phone.Page.Context.NewCDPSessionAsync(phone.Page);
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = 150,
            ["downloadThroughput"] = 1.6 * 1024 * 1024 / 8,
            ["uploadThroughput"] = 750 * 1024 / 8,
        });
        await console.Owner.Download($"{home}/articles/{article}", Ended); // The first reader of all waits for the page to be made.

        await phone.Page.GotoAsync($"{home}/articles/{article}", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await phone.Page.WaitForFunctionAsync("() => performance.getEntriesByName('first-contentful-paint').length > 0");
        var painted = await phone.Page.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0].startTime");
        var moved = await phone.Page.EvaluateAsync<double>("""
            async () => {
                let moved = 0;
                const add = (list) => list.getEntries().forEach((entry) => { moved += entry.value; });
                new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
                for (const picture of document.querySelectorAll('.prose img')) { picture.scrollIntoView(); await picture.decode(); }
                return moved;
            }
            """);

        var weights = await Task.WhenAll(answers.Where(answer => !answer.Url.Contains("/images/", StringComparison.Ordinal))
            .Select(async answer => (await answer.Request.SizesAsync()) is var sizes ? sizes.ResponseBodySize + sizes.ResponseHeadersSize : 0));
        TestContext.Current.TestOutputHelper?.WriteLine($"{weights.Sum()} bytes without pictures, first painted after {painted:0} ms, moved by {moved:0.000}.");
        Assert.InRange(weights.Sum(), 1, MostWeight);
        Assert.InRange(painted, 1, 1_000);
        Assert.InRange(moved, 0, 0.05);
    }

    private async Task<(string Base, string Home, string Article)> NewArticle(string body)
    {
        var company = await console.NewCompany();
        var kb = $"brands/{company.Brand.Id}/kb";
        var category = (await console.Owner.Post<JsonElement>($"{kb}/categories", new { name = "Payments", state = "public" }, cancellationToken: Ended))
            .GetProperty("id").GetString();
        var made = await console.Owner.Post<JsonElement>(
            $"{kb}/articles", new { title = "How it is done", body, state = "public", place = new { category } }, cancellationToken: Ended);
        return (kb, $"/portal/{company.Brand.Slug}", made.GetProperty("id").GetString()!);
    }
}
