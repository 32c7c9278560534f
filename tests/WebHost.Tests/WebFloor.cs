using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;
using Oqupie.ServiceDefaults;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.WebHost.Tests;

/// <summary>
/// A web host on loopback, whole but for its silo, which is a test's. Its account has an owner and a brand; a test makes what it needs beside.
/// </summary>
public sealed class WebFloor : IAsyncLifetime
{
    private const string OwnerEmail = "owner@acme.example";
    private const string Password = "correct horse battery";

    private readonly TestFolder _folder = new();
    private WebApplication? _app;
    private int _people;

    public static AccountId Account { get; } = new("main");

    public TestSilo Silo { get; } = new();

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    internal Person Owner { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Silo.InitializeAsync();
        _app = Build();
        await _app.StartAsync();
        Address = new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Owner = await SignIn(OwnerEmail);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        await Silo.DisposeAsync();
        _folder.Dispose();
    }

    public IBrandFeedGrain Feed(string brand) => Silo.Client.GetGrain<IBrandFeedGrain>(new BrandId(Account, brand).ToString());

    /// <summary>A brand that no other test has.</summary>
    public async Task<string> NewBrand()
    {
        var name = $"Brand {Interlocked.Increment(ref _people)}";
        using var made = await Owner.Http.PostAsJsonAsync("/api/v1/brands", new { name, language = "en", supportEmail = "support@acme.example" });
        return (await Json(made, HttpStatusCode.Created)).GetProperty("id").GetString()!;
    }

    public async Task<string> NewGroup()
    {
        using var made = await Owner.Http.PostAsJsonAsync("/api/v1/groups", new { name = $"Group {Interlocked.Increment(ref _people)}" });
        return (await Json(made, HttpStatusCode.Created)).GetProperty("id").GetString()!;
    }

    /// <summary>A member who has accepted their invitation.</summary>
    internal async Task<Person> NewMember(string role = "agent", string[]? brands = null, string[]? groups = null)
    {
        var number = Interlocked.Increment(ref _people);
        var email = $"member{number}@acme.example";
        using var invited = await Owner.Http.PostAsJsonAsync(
            "/api/v1/members/invitations", new { email, name = $"Member {number}", role, brands, groups = groups ?? [] });
        var link = (await Json(invited, HttpStatusCode.Created)).GetProperty("link").GetString()!;
        using var anonymous = Client(new());
        using var accepted = await anonymous.PostAsJsonAsync(
            $"/api/v1/invitations/{link[(link.LastIndexOfAny(['/', '=']) + 1)..]}", new { name = $"Member {number}", password = Password });
        await Json(accepted, HttpStatusCode.OK);
        return await SignIn(email);
    }

    /// <summary>A ticket of the brand, unassigned.</summary>
    public async Task<long> NewTicket(string brand)
    {
        using var made = await Owner.Http.PostAsJsonAsync("/api/v1/tickets", new
        {
            brand,
            subject = "결제가 두 번 되었어요",
            body = "안녕하세요",
            customer = new { email = "haneul@customer.example", name = "하늘" },
        });
        return (await Json(made, HttpStatusCode.Created)).GetProperty("id").GetInt64();
    }

    public static async Task<JsonElement> Json(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} instead of {(int)expected}: {text}");
        return text.Length is 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public HttpClient Client(CookieContainer cookies)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    internal async Task<Person> SignIn(string email)
    {
        var cookies = new CookieContainer();
        var http = Client(cookies);
        using var answer = await http.PostAsJsonAsync("/api/v1/session", new { email, password = Password });
        var me = await Json(answer, HttpStatusCode.OK);
        return new(this, me.GetProperty("id").GetString()!, me.GetProperty("name").GetString()!, http, cookies);
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = _folder.FullName });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Storage:Directory"] = _folder.FullName,
            ["Setup:OwnerEmail"] = OwnerEmail,
            ["Setup:OwnerPassword"] = Password,
            ["Live:RenewEvery"] = "00:00:00.2",
            ["Live:RenewPresenceEvery"] = "00:00:00.2",
            ["Live:CutAfter"] = "00:00:01",
            ["Files:MaxBytes"] = "1000000",
            ["Logging:LogLevel:Default"] = "Warning",
        });
        builder.AddServiceDefaults();
        builder.Services.AddSingleton(Silo.Client);
        builder.Services.AddSingleton<IGrainFactory>(Silo.Client);
        builder.AddWebHost();

        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapWebHost();
        return app;
    }

    /// <summary>A row of a list says of a ticket what the ticket says of itself, and leaves its form away.</summary>
    public static void IsRowOf(JsonElement ticket, JsonElement row) => Assert.All(
        row.EnumerateObject(), one => Assert.True(JsonElement.DeepEquals(one.Value, ticket.GetProperty(one.Name)), $"{one}\n{ticket}"));
}
