using System.Text.Json;
using Microsoft.Playwright;

namespace Oqupie.Bench.FirstView;

/// <summary>How one opening of a ticket went. Times in milliseconds since the navigation began, bytes as they were on the line.</summary>
internal sealed record View
{
    /// <summary>
    /// A message and the field to write in are on the screen, and the page has answered an input event: whoever presses a key now is heard.
    /// </summary>
    private const string Watch = """
        window.view = { shift: 0 };
        new PerformanceObserver((list) => { for (const one of list.getEntries()) window.view.shift += one.value })
            .observe({ type: 'layout-shift', buffered: true });
        const there = () => document.querySelector('[data-testid=timeline-item]')
            && document.querySelector('[data-testid=early-composer], [data-testid=composer-editor]');
        new MutationObserver(() => {
            if (!window.view.seen && there()) {
                window.view.seen = true;
                requestAnimationFrame(() => {
                    const channel = new MessageChannel();
                    channel.port1.onmessage = () => { window.view.interactive = performance.now() };
                    channel.port2.postMessage(0);
                });
            }
            if (!window.view.editor && document.querySelector('[data-testid=composer-editor]')) window.view.editor = performance.now();
        }).observe(document, { subtree: true, childList: true });
        """;

    public required double Interactive { get; init; }

    public required double Editor { get; init; }

    public required double Shift { get; init; }

    /// <summary>Of the processor on the page's own thread, with the editor; other programs do not lengthen it as they lengthen the times.</summary>
    public required double Work { get; init; }

    public required long ScriptBytes { get; init; }

    public required long Bytes { get; init; }

    public required long AllScriptBytes { get; init; }

    public static async Task<View> Measure(IBrowser browser, Uri address, string session, long ticket, int slower)
    {
        await using var context = await browser.NewContextAsync(
            new() { BaseURL = address.ToString(), StorageState = session, ViewportSize = new() { Width = 1440, Height = 900 } });
        await context.AddInitScriptAsync(Watch);
        var page = await context.NewPageAsync();
        var tools = await context.NewCDPSessionAsync(page);
        var line = new Line();
        line.Listen(tools);
        await tools.SendAsync("Network.enable");
        await tools.SendAsync("Performance.enable", new Dictionary<string, object> { ["timeDomain"] = "threadTicks" });
        await tools.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = slower });
        await page.GotoAsync($"/inbox/all/{ticket}", new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync("() => window.view?.interactive && window.view.editor", null, new() { PollingInterval = 50 });
        var view = await page.EvaluateAsync<JsonElement>(
            "() => ({ interactive: window.view.interactive, editor: window.view.editor, shift: window.view.shift, "
                + "before: performance.getEntriesByType('resource').filter((one) => one.startTime < window.view.interactive).map((one) => one.name) })");
        var before = view.GetProperty("before").EnumerateArray().Select(one => one.GetString()!).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Interactive = view.GetProperty("interactive").GetDouble(),
            Editor = view.GetProperty("editor").GetDouble(),
            Shift = view.GetProperty("shift").GetDouble(),
            Work = await Worked(tools),
            ScriptBytes = line.Bytes(url => IsScript(url) && before.Contains(url)),
            Bytes = line.Bytes(before.Contains),
            AllScriptBytes = line.Bytes(IsScript),
        };
    }

    private static async Task<double> Worked(ICDPSession tools)
    {
        var metrics = (await tools.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray();
        return metrics.First(metric => metric.GetProperty("name").GetString() is "TaskDuration").GetProperty("value").GetDouble() * 1000;
    }

    private static bool IsScript(string url) => url.EndsWith(".js", StringComparison.Ordinal);
}
