using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using Oqupie.Testing.Servers;

namespace Oqupie.EndToEnd.Tests.Notifications;

/// <summary>What a push service and a finger do to a page's service worker, by the browser's own protocol.</summary>
internal sealed class ServiceWorkerTap(IPage page, Uri address)
{
    /// <summary>
    /// A browser without a screen puts its notifications away after a moment. The worker's are kept from when it shows them until it closes them, and it is
    /// told of those.
    /// </summary>
    private const string Keeping = """
        (() => {
          self.shown = new Map()
          self.real = ServiceWorkerRegistration.prototype.getNotifications
          const show = ServiceWorkerRegistration.prototype.showNotification
          const close = Notification.prototype.close
          ServiceWorkerRegistration.prototype.getNotifications = () => Promise.resolve([...self.shown.values()])
          ServiceWorkerRegistration.prototype.showNotification = async function (title, options) {
            await show.call(this, title, options)
            const [made] = await self.real.call(this, { tag: options.tag })
            self.shown.set(options.tag, made ?? options)
          }
          Notification.prototype.close = function () {
            self.shown.delete(this.tag)
            close.call(this)
          }
          return true
        })()
        """;

    private readonly string _origin = address.GetLeftPart(UriPartial.Authority);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _answers = new();
    private ICDPSession? _session;
    private ICDPSession? _browser;
    private string? _attached;
    private int _asked;
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

    /// <summary>Until these bodies are shown, and nobody has closed them since.</summary>
    public async Task Shows(params string[] bodies)
    {
        string[] shown = [];
        await Until.True(
            async _ => (shown = (await InWorker("[...self.shown.values()].map((one) => one.body)")).Deserialize<string[]>()!).SequenceEqual(bodies),
            () => $"not [{string.Join(", ", bodies)}] but [{string.Join(", ", shown)}] is shown",
            cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>Until the browser has none of its notifications any more, whoever has put them away.</summary>
    public Task ShowsNothing() => Until.True(
        async _ => (await InWorker("self.real.call(self.registration).then((all) => all.length)")).GetInt32() is 0,
        () => "something is still shown",
        cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Until the worker knows of no console any more: one that is being left still counts as looked at, and hears what is pushed instead.</summary>
    public Task NobodyLooks() => Until.True(
        async _ => (await InWorker("self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((all) => all.length)")).GetInt32() is 0,
        () => "a console is still there",
        cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Clicks what was seen last.</summary>
    public Task Click() => InWorker(
        "self.dispatchEvent(new NotificationEvent('notificationclick', { notification: [...self.shown.values()].at(-1) }))");

    /// <summary>What an expression comes to within the worker, which lives on for as long as somebody is attached to it.</summary>
    private async Task<JsonElement> InWorker(string expression)
    {
        if (_attached is null)
        {
            _attached = await Attach();
            await InWorker(Keeping);
        }

        var id = ++_asked;
        var wish = JsonSerializer.Serialize(new { id, method = "Runtime.evaluate", @params = new { expression, awaitPromise = true, returnByValue = true } });
        var answer = _answers.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        await _browser!.SendAsync("Target.sendMessageToTarget", new() { ["sessionId"] = _attached, ["message"] = wish });
        var said = await answer.Task.WaitAsync(Until.Patience, TestContext.Current.CancellationToken);
        return said.GetProperty("result").GetProperty("result").TryGetProperty("value", out var value)
            ? value
            : throw new InvalidOperationException(said.GetRawText());
    }

    private async Task<string> Attach()
    {
        _browser = await page.Context.Browser!.NewBrowserCDPSessionAsync();
        _browser.Event("Target.receivedMessageFromTarget").OnEvent += (_, told) => Hear(told!.Value.GetProperty("message").GetString()!);
        var targets = (await _browser.SendAsync("Target.getTargets"))!.Value.GetProperty("targetInfos").EnumerateArray();
        var worker = targets.Single(one => one.GetProperty("type").GetString() is "service_worker"
            && one.GetProperty("url").GetString()!.StartsWith(_origin, StringComparison.Ordinal));
        var attached = await _browser.SendAsync(
            "Target.attachToTarget", new() { ["targetId"] = worker.GetProperty("targetId").GetString()!, ["flatten"] = false });
        return attached!.Value.GetProperty("sessionId").GetString()!;
    }

    private void Hear(string message)
    {
        var said = JsonDocument.Parse(message).RootElement;

        if (said.TryGetProperty("id", out var id)) // What has none is news of the worker, and no answer.
        {
            _answers.GetOrAdd(id.GetInt32(), _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult(said);
        }
    }
}
