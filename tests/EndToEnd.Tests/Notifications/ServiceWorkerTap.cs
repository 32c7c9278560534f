using System.Text.Json;
using Microsoft.Playwright;
using Oqupie.Testing.Servers;

namespace Oqupie.EndToEnd.Tests.Notifications;

/// <summary>What a push service and a finger do to a page's service worker, by the browser's own protocol.</summary>
internal sealed class ServiceWorkerTap(IPage page, Uri address)
{
    private readonly string _origin = address.GetLeftPart(UriPartial.Authority);
    private ICDPSession? _session;
    private string? _registration;

    /// <summary>To be called before the worker is registered.</summary>
    public async Task Listen()
    {
        _session = await page.Context.NewCDPSessionAsync(page);
        _session.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, told) =>
        {
            foreach (var registration in told!.Value.GetProperty("registrations").EnumerateArray())
            {
                if (registration.GetProperty("scopeURL").GetString() == $"{_origin}/")
                {
                    _registration = registration.GetProperty("registrationId").GetString();
                }
            }
        };
        await _session.SendAsync("ServiceWorker.enable");
    }

    /// <summary>As a push service would, decrypted.</summary>
    public async Task Deliver(string message)
    {
        await Until.True(() => _registration is not null, () => "no service worker was registered", cancellationToken: TestContext.Current.CancellationToken);
        await _session!.SendAsync(
            "ServiceWorker.deliverPushMessage", new() { ["origin"] = _origin, ["registrationId"] = _registration!, ["data"] = message });
    }

    /// <summary>The bodies of what is shown, of a page of the console.</summary>
    public Task<string[]> Shown() => page.EvaluateAsync<string[]>(
        "navigator.serviceWorker.getRegistration('/').then((one) => one.getNotifications()).then((all) => all.map((one) => one.body))");

    /// <summary>Clicks the one notification there is.</summary>
    public async Task Click()
    {
        var browser = await page.Context.Browser!.NewBrowserCDPSessionAsync();
        var targets = (await browser.SendAsync("Target.getTargets"))!.Value.GetProperty("targetInfos").EnumerateArray();
        var worker = targets.Single(one => one.GetProperty("type").GetString() is "service_worker"
            && one.GetProperty("url").GetString()!.StartsWith(_origin, StringComparison.Ordinal));
        var attached = await browser.SendAsync(
            "Target.attachToTarget", new() { ["targetId"] = worker.GetProperty("targetId").GetString()!, ["flatten"] = false });
        const string Event = "self.registration.getNotifications().then(([one]) => "
            + "self.dispatchEvent(new NotificationEvent('notificationclick', { notification: one })))";
        var wish = JsonSerializer.Serialize(new { id = 1, method = "Runtime.evaluate", @params = new { expression = Event } });
        await browser.SendAsync(
            "Target.sendMessageToTarget", new() { ["sessionId"] = attached!.Value.GetProperty("sessionId").GetString()!, ["message"] = wish });
    }
}
