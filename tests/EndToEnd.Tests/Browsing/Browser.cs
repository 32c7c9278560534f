using Microsoft.Playwright;

namespace Oqupie.EndToEnd.Tests.Browsing;

/// <summary>The system's own Chromium, without a screen.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";
    /// <summary>Milliseconds. What comes sooner costs nothing; a machine that has just installed its browser is slow once.</summary>
    private const float Patience = 60_000;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--no-first-run",
            ],
        });
    }

    /// <summary>A person's own browser: nothing of anybody else's is stored in it.</summary>
    internal async Task<ConsoleWindow> Open(Uri address, string locale = "en-US", ColorScheme scheme = ColorScheme.Light)
    {
        var origin = address.GetLeftPart(UriPartial.Authority);
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = origin,
            Locale = locale,
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce, // Nothing is judged or clicked while it fades in.
            ViewportSize = new() { Width = 1440, Height = 900 },
        });
        context.SetDefaultTimeout(Patience);
        return new(context, await context.NewPageAsync(), origin);
    }

    /// <summary>A phone as shipped apps show pages in: no DOM storage, and no script where that is said.</summary>
    internal async Task<ConsoleWindow> OpenPhone(Uri address, bool script, ColorScheme scheme = ColorScheme.Light)
    {
        var origin = address.GetLeftPart(UriPartial.Authority);
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = origin,
            Locale = "ko-KR",
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = script,
            IsMobile = true,
            HasTouch = true,
            ViewportSize = new() { Width = 390, Height = 844 },
        });
        await context.AddInitScriptAsync(
            "for (const name of ['localStorage', 'sessionStorage'])"
                + " Object.defineProperty(window, name, { get() { throw new DOMException('off', 'SecurityError') } })");
        context.SetDefaultTimeout(Patience);
        return new(context, await context.NewPageAsync(), origin);
    }

    public async ValueTask DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
    }
}
