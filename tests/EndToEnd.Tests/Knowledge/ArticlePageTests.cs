using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Knowledge;

/// <summary>An article with more than words, from the editor to a customer's phone.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed partial class ArticlePageTests(SharedConsole console)
{
    [Fact]
    public async Task An_article_with_a_picture_and_a_video_is_previewed_published_and_read_on_a_phone()
    {
        var company = await console.NewCompany();
        await using var writer = await console.Enter(company);
        await NewArticle(writer, company);
        await writer["article-editor"].ClickAsync();
        await writer.Page.Keyboard.TypeAsync("Hold it like this.");
        await writer.Page.Locator("input[type=file]")
            .SetInputFilesAsync(new FilePayload { Name = "film.jpg", MimeType = "image/jpeg", Buffer = "no picture"u8.ToArray() });
        await Expect(writer.Page.GetByText("film.jpg is not an image")).ToBeVisibleAsync();
        await writer.Page.Locator("input[type=file]")
            .SetInputFilesAsync(new FilePayload { Name = "hand.jpg", MimeType = "image/jpeg", Buffer = await Photos.Take(writer.Page) });
        await writer["article-editor"].Locator("img").ClickAsync();
        await writer.Page.GetByRole(AriaRole.Button, new() { Name = "Alternative text" }).ClickAsync();
        await writer["picture-alt"].FillAsync("A hand that holds it");
        await writer.Page.Keyboard.PressAsync("Enter");
        await Expect(writer["picture-alt"]).ToHaveCountAsync(0);
        await Expect(writer["article-editor"]).ToBeFocusedAsync();
        await writer.Page.Keyboard.PressAsync("Control+End");
        await Expect(writer.Page.GetByRole(AriaRole.Button, new() { Name = "Alternative text" })).ToHaveCountAsync(0);
        await Video(writer, "https://evil.example/watch", "Evil");
        await Expect(writer.Page.GetByText("Enter an https link to a YouTube or Vimeo video")).ToBeVisibleAsync();
        await writer["video-address"].FillAsync("https://youtu.be/dQw4w9WgXcQ?si=tracker");
        await writer["video-title"].FillAsync("How to hold it");
        await writer.Page.Keyboard.PressAsync("Enter");
        await Expect(writer["article-editor"].Locator("figure")).ToContainTextAsync("How to hold it");
        await writer.Picture("knowledge-media");

        var preview = await writer.Page.Context.RunAndWaitForPageAsync(() => writer["preview-article"].ClickAsync());
        await Expect(preview.GetByRole(AriaRole.Heading, new() { Name = "Holding it" })).ToBeVisibleAsync();
        await Expect(preview.Locator(".preview")).ToContainTextAsync("공개되지 않은");
        Assert.True(await preview.Locator(".prose img").EvaluateAsync<bool>("picture => picture.decode().then(() => picture.naturalWidth === 1280)"));
        Assert.Empty((await preview.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => violation.Id));
        await preview.ScreenshotAsync(new() { Path = Path.Combine(Pictures.Folder, "preview.png") });

        await writer["article-state"].ClickAsync();
        await writer.Page.GetByRole(AriaRole.Option, new() { NameRegex = Everybody() }).ClickAsync();
        await writer["save-article"].ClickAsync();
        await Expect(writer["save-article"]).ToBeDisabledAsync();
        await Expect(writer["article-editor"].Locator("img")).ToHaveAttributeAsync("src", Signed());

        await Read(company, writer.Page.Url.Split('/')[^1]);
        Assert.Empty(writer.Errors);
    }

    private async Task Read(Company company, string article)
    {
        await using var reader = await console.Open();
        await reader.Page.SetViewportSizeAsync(390, 780);
        var elsewhere = new List<string>();
        await reader.Page.Context.RouteAsync(
            address => !address.StartsWith(console.Product.Address.ToString(), StringComparison.Ordinal)
                && address.StartsWith("http", StringComparison.Ordinal),
            route =>
            {
                elsewhere.Add(route.Request.Url);
                return route.FulfillAsync(new() { ContentType = "text/html", Body = "<p>A player</p>" });
            });
        await reader.Go($"/portal/{company.Brand.Slug}/articles/{article}");
        var picture = reader.Page.GetByAltText("A hand that holds it");
        await picture.ScrollIntoViewIfNeededAsync();
        Assert.True(await picture.EvaluateAsync<bool>("picture => picture.decode().then(() => picture.naturalWidth === 1280 && picture.width <= 390)"));
        await reader.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures.Folder, "portal-media-390.png"), FullPage = true });
        var video = reader.Page.GetByRole(AriaRole.Link, new() { Name = "How to hold it" });
        await Expect(video).ToHaveAttributeAsync("href", "https://www.youtube.com/watch?v=dQw4w9WgXcQ");
        Assert.Empty(elsewhere);

        await video.ClickAsync();

        await Expect(reader.Page.FrameLocator("iframe[title='How to hold it']").GetByText("A player")).ToBeVisibleAsync();
        Assert.Equal(["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"], elsewhere);
        Assert.Empty(reader.Errors);
    }

    private static async Task NewArticle(ConsoleWindow writer, Company company)
    {
        await writer.Go($"/knowledge/{company.Brand.Id}");
        await writer.Page.GetByRole(AriaRole.Button, new() { Name = "New category" }).ClickAsync();
        await writer.Page.GetByLabel("Name").FillAsync("Handling");
        await writer.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await writer.Page.GetByRole(AriaRole.Button, new() { Name = "New article" }).ClickAsync();
        await Expect(writer["article-editor"]).ToBeVisibleAsync();
        await writer["article-title"].FillAsync("Holding it");
    }

    private static async Task Video(ConsoleWindow writer, string address, string title)
    {
        await writer.Page.GetByRole(AriaRole.Button, new() { Name = "Insert a video" }).ClickAsync();
        await writer["video-address"].FillAsync(address);
        await writer["video-title"].FillAsync(title);
        await writer.Page.Keyboard.PressAsync("Enter");
    }

    [GeneratedRegex("^Public", RegexOptions.None, 1000)]
    private static partial Regex Everybody();

    [GeneratedRegex(@"^/files/main/[0-9a-f]{64}/hand\.webp\?until=[0-9]+&sig=", RegexOptions.None, 1000)]
    private static partial Regex Signed();
}
