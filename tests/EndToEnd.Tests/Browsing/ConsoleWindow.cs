using System.Globalization;
using Microsoft.Playwright;

namespace Oqupie.EndToEnd.Tests.Browsing;

/// <summary>An open console in a browser of its own, and what a person does with it.</summary>
internal sealed class ConsoleWindow : IAsyncDisposable
{
    private const string SameDocument = "window.stillTheSameDocument";
    private readonly IBrowserContext _context;
    private readonly string _origin;
    private readonly List<string> _errors = [];

    public ConsoleWindow(IBrowserContext context, IPage page, string origin)
    {
        (_context, Page, _origin) = (context, page, origin);
        page.PageError += (_, error) => _errors.Add(error);
        page.Dialog += (_, dialog) =>
        {
            _errors.Add($"A dialog of a script: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>What scripts threw and nobody caught, and dialogs, which we never use: a mail's script would.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public ILocator this[string testId] => Page.GetByTestId(testId);

    public Task Go(string path) => Page.GotoAsync(path);

    public async Task SignIn(string email, string password)
    {
        await Go("/sign-in");
        await Page.Locator("input[type=email]").FillAsync(email);
        await Page.Locator("input[type=password]").FillAsync(password);
        await Page.Locator("button[type=submit]").ClickAsync();
    }

    /// <summary>
    /// Whoever answers this call signs this browser in, and the page is the first that it loads: forms are for the tests of forms, and a page that is
    /// loaded only to be left costs a slow machine seconds.
    /// </summary>
    public async Task Enter(string path, string signIn, object body)
    {
        var answer = await _context.APIRequest.PostAsync($"/api/v1/{signIn}", new() { DataObject = body, Headers = [new("Origin", _origin)] });
        Assert.True(answer.Ok, $"{signIn} was answered with {answer.Status}.");
        await Go(path);
    }

    public ILocator Row(string subject) => this["ticket-row"].Filter(new() { HasText = subject });

    public ILocator Row(int ticket) => Page.Locator(string.Create(CultureInfo.InvariantCulture, $"[data-testid=ticket-row][data-ticket=\"{ticket}\"]"));

    /// <summary>Opens it from the list.</summary>
    public async Task OpenTicket(string subject)
    {
        await Row(subject).ClickAsync();
        await Assertions.Expect(this["ticket-subject"]).ToContainTextAsync(subject);
        await Assertions.Expect(this["composer-editor"]).ToBeVisibleAsync();
    }

    /// <summary>Items of the conversation, as "reply" or "message", by their text unless it stands in a mail's own frame.</summary>
    public ILocator Items(string type, string? delivery = null) =>
        Page.Locator($"[data-testid=timeline-item][data-type={type}]{(delivery is null ? "" : $"[data-delivery={delivery}]")}");

    /// <summary>The mail as it was written: it stands in a frame without scripts.</summary>
    public ILocator MailIn(ILocator item) => item.FrameLocator("iframe").Locator("body");

    public async Task Write(string text)
    {
        await this["composer-editor"].ClickAsync();
        await Page.Keyboard.TypeAsync(text);
    }

    /// <summary>From now on <see cref="ExpectNoReload"/> can tell whether the page was loaded anew.</summary>
    public Task MarkDocument() => Page.EvaluateAsync($"{SameDocument} = true");

    public async Task ExpectNoReload() =>
        Assert.True(await Page.EvaluateAsync<bool>($"{SameDocument} === true"), "The console was loaded anew; it has to learn what happens without that.");

    /// <summary>For people to look at.</summary>
    public Task Picture(string name) => Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures.Folder, $"{name.ToLowerInvariant()}.png") });

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
