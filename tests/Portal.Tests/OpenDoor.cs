using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Portals;
using Oqupie.Files;
using Oqupie.Portal.Inquiries;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Tests;

/// <summary>A portal on a free loopback port, and a reader without cookies who follows no redirect.</summary>
public sealed class OpenDoor : IAsyncLifetime
{
    /// <summary>Few enough that a test reaches the limit, and five times as many in a burst.</summary>
    public const int SearchesPerSecond = 40;

    /// <summary>How many a test may send before it is too many.</summary>
    public const int Inquiries = 30;

    /// <summary>A host of the server itself.</summary>
    public const string Ours = "console.acme.example";

    private readonly WebApplication _app;

    public OpenDoor()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(PortalRegistration).Assembly.GetName().Name });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestLineSize = 128 * 1024); // As ServiceDefaults does.
        builder.Configuration["Web:PublicAddress"] = $"https://{Ours}:8443";
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton(PretendGrains.Of(Brand));
        builder.Services.AddSingleton<IBlobStore>(Blobs);
        builder.AddPortal();
        builder.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        builder.Services.Configure<PortalOptions>(portal => portal.SearchesPerSecond = SearchesPerSecond);
        builder.Services.Configure<InquiryOptions>(inquiries => (inquiries.OfAnAddress, inquiries.MaxFileBytes) = (Inquiries, 1 << 20));
        _app = builder.Build();
        _app.MapPortal();
    }

    public PretendBrand Brand { get; } = new();

    public PretendBlobs Blobs { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    public HttpClient Reader { get; private set; } = null!;

    /// <summary>A public category with as many articles: a1, a2, …</summary>
    public void Publish(int articles = 1, string version = "2") => Brand.Home = new()
    {
        Version = version,
        Categories = [new() { Id = "c1", Kind = SectionKind.Category, Name = "결제", State = KnowledgeState.Public, Position = 1 }],
        Articles = [.. Enumerable.Range(1, articles).Select(Article)],
    };

    /// <summary>Asks as a browser that was given the portal's own domain.</summary>
    public async Task<HttpResponseMessage> Ask(string path, string host)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        return await Reader.SendAsync(asked);
    }

    /// <summary>What the settings have become is seen from now on.</summary>
    public void Set(Func<PortalSettings, PortalSettings> change)
    {
        Brand.Settings = change(Brand.Settings) with { Version = Brand.Settings.Version + 1 };
        Clock.Advance(TimeSpan.FromSeconds(0.25));
    }

    public async Task<string> Read(string path) => await Reader.GetStringAsync(path);

    private ArticleHead Article(int number) => new()
    {
        Id = $"a{number}",
        Title = $"글 {number}",
        State = KnowledgeState.Public,
        Visible = KnowledgeState.Public,
        Place = new() { Category = "c1" },
        Version = 1,
        Position = number,
        CreatedAt = Clock.GetUtcNow(),
        UpdatedAt = Clock.GetUtcNow(),
        Author = "m1",
        Language = "ko",
    };

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync();
        Reader = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new(_app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        Reader.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
