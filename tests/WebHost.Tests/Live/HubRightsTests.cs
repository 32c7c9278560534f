using System.Net.Http.Json;
using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Oqupie.WebHost.Live;

namespace Oqupie.WebHost.Tests.Live;

/// <summary>What each method of the hub asks of a key. A method that is not listed fails: whoever adds one says what it needs.</summary>
public sealed class HubRightsTests(WebFloor floor)
{
    private const string None = "";
    private const string Read = "tickets:read";
    private const string Write = "tickets:write";

    private static readonly Dictionary<string, (string Needs, Func<long, object?[]> Arguments)> Methods = new(StringComparer.Ordinal)
    {
        ["watch"] = (Read, _ => [null]),
        ["count"] = (Read, _ => [null]),
        ["stopCounting"] = (Read, _ => []),
        ["since"] = (Read, _ => ["none", 0L]),
        ["open"] = (Read, ticket => [ticket]),
        ["typing"] = (Write, ticket => [ticket, "reply"]),
        ["openDraft"] = (Read, ticket => [ticket, "reply", 0L]),
        ["draftSince"] = (Read, ticket => [ticket, "reply", 0L]),
        ["writeDraft"] = (Write, ticket => [ticket, "reply", new { client = "k", counter = 1L, have = 0L, data = "AAAA" }]),
        ["compactDraft"] = (Write, ticket => [ticket, "reply", new { upTo = 1L, data = "AAAA" }]),
        ["pointDraft"] = (Write, ticket => [ticket, "reply", null]),
        ["closeDraft"] = (None, ticket => [ticket, "reply"]),
        ["close"] = (None, ticket => [ticket]),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_method_is_listed() => Assert.Equal(
        Methods.Keys.Order(StringComparer.Ordinal),
        typeof(LiveHub).GetMethods().Select(method => method.GetCustomAttribute<HubMethodNameAttribute>()?.Name).OfType<string>()
            .Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(Read)]
    [InlineData(Write)]
    public async Task A_key_does_what_its_scopes_say(string scope)
    {
        var ticket = await floor.NewTicket(await floor.NewBrand());
        await using var hub = await Connect(await NewKey(scope));
        var done = new List<string>();

        foreach (var (method, (_, arguments)) in Methods)
        {
            if (await Succeeds(hub, method, arguments(ticket)))
            {
                done.Add(method);
            }
        }

        Assert.Equal(Methods.Where(method => method.Value.Needs is None or Read || method.Value.Needs == scope).Select(method => method.Key), done);
    }

    [Fact]
    public async Task What_is_in_another_brand_is_not_open_to_be_typed_in()
    {
        var (mine, theirs) = (await floor.NewBrand(), await floor.NewTicket(await floor.NewBrand()));
        await using var console = await (await floor.NewMember("admin", [mine])).Connect();

        await Assert.ThrowsAsync<HubException>(() => console.Open(theirs));
        await Assert.ThrowsAsync<HubException>(() => console.Typing(theirs, "reply"));
    }

    private static async Task<bool> Succeeds(HubConnection hub, string method, object?[] arguments)
    {
        try
        {
            await hub.InvokeCoreAsync(method, arguments, Cancellation);
            return true;
        }
        catch (HubException e) when (e.Message.Contains("not_allowed", StringComparison.Ordinal))
        {
            return false;
        }
        catch (HubException e) when (e.Message.Contains("draft_compact", StringComparison.Ordinal))
        {
            return true; // Let in; nobody had asked for it.
        }
    }

    private async Task<string> NewKey(string scope)
    {
        using var made = await floor.Owner.Http.PostAsJsonAsync("/api/v1/api-keys", new { name = "Program", scopes = new[] { scope } }, Cancellation);
        return (await WebFloor.Json(made, System.Net.HttpStatusCode.Created)).GetProperty("key").GetString()!;
    }

    private async Task<HubConnection> Connect(string key)
    {
        var hub = new HubConnectionBuilder().WithUrl(new Uri(floor.Address, "/hubs/live"), http => http.Headers["Authorization"] = $"Bearer {key}").Build();
        await hub.StartAsync(Cancellation);
        return hub;
    }
}
