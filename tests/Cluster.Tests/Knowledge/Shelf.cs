using System.Collections.Immutable;
using System.Text.Json;
using Oqupie.Testing.Api;

namespace Oqupie.Cluster.Tests.Knowledge;

/// <summary>A brand with a public category that articles are written into.</summary>
internal sealed class Shelf
{
    private readonly OqupieApi _api;
    private readonly string _base;
    private readonly string _category;

    private Shelf(OqupieApi api, string brand, string slug, string category) => (_api, _base, Slug, _category) = (api, $"brands/{brand}/kb", slug, category);

    public string Slug { get; }

    public static async Task<Shelf> Make(OqupieApi api, CancellationToken cancellationToken)
    {
        var brand = await api.Post<JsonElement>(
            "brands", new { name = "Find Town", language = "en", supportEmail = "help@cook.example" }, cancellationToken: cancellationToken);
        var id = brand.GetProperty("id").GetString()!;
        var category = await api.Post<JsonElement>($"brands/{id}/kb/categories", new { name = "All", state = "public" }, cancellationToken: cancellationToken);
        return new(api, id, brand.GetProperty("slug").GetString()!, category.GetProperty("id").GetString()!);
    }

    public async Task<string> Write(string title, CancellationToken cancellationToken)
    {
        var wish = new { title, body = "<p>Text</p>", state = "public", place = new { category = _category } };
        return (await _api.Post<JsonElement>($"{_base}/articles", wish, cancellationToken: cancellationToken)).GetProperty("id").GetString()!;
    }

    public async Task<ImmutableArray<string>> Search(string text, CancellationToken cancellationToken) =>
        [.. (await _api.Get<JsonElement>($"{_base}/search?q={Uri.EscapeDataString(text)}", cancellationToken)).GetProperty("items").EnumerateArray()
            .Select(hit => hit.GetProperty("id").GetString()!)];
}
