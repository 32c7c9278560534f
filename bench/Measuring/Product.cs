using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Oqupie.Testing.Servers;

namespace Oqupie.Bench.Measuring;

/// <summary>The product as a user runs it: AllInOne as a process of its own on a fresh data folder, with an owner, a brand and an API key.</summary>
public sealed class Product : IAsyncDisposable
{
    private const string Email = "owner@bench.example";
    private const string Password = "a long enough passphrase";

    private static readonly string[] AllScopes = ["*"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oqupie-bench-");

    private Product(string[] settings) => Process = new("AllInOne",
        [
            $"--Storage:Directory={_folder.FullName}", $"--Setup:OwnerEmail={Email}", $"--Setup:OwnerPassword={Password}", "--Logging:LogLevel:Default=Warning",
            .. settings,
        ]);

    public ServerProcess Process { get; }

    public string DataFolder => _folder.FullName;

    public string Brand { get; private set; } = "";

    public string Key { get; private set; } = "";

    /// <param name="settings">More of them, as <c>--Section:Key=value</c>.</param>
    public static async Task<Product> Start(params string[] settings)
    {
        var product = new Product(settings);
        await product.Process.Start();
        await product.SetUp();
        return product;
    }

    /// <summary>A client that asks with the API key.</summary>
    public HttpClient Client()
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = Process.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task SetUp()
    {
        using var browser = new HttpClient { BaseAddress = Process.Address };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        (await browser.PostAsJsonAsync("/api/v1/session", new { email = Email, password = Password })).EnsureSuccessStatusCode();
        Brand = await Make(browser, "/api/v1/brands", new { name = "Cook Town", language = "ko", supportEmail = "support@bench.example" }, "id");
        Key = await Make(browser, "/api/v1/api-keys", new { name = "bench", scopes = AllScopes }, "key");
    }

    private static async Task<string> Make(HttpClient client, string address, object wish, string member)
    {
        using var answer = await client.PostAsJsonAsync(address, wish);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty(member).GetString()!;
    }
}
