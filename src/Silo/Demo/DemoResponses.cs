using System.Collections.Immutable;
using System.Text.Json;
using Oqupie.Contracts.CannedResponses;

namespace Oqupie.Silo.Demo;

/// <summary>Writes the canned responses of the demo's company as far as they are not there yet; one is known by its name.</summary>
internal sealed class DemoResponses(IGrainFactory grains)
{
    private const int More = 100;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public async Task Write(DemoCast cast, CancellationToken cancellationToken)
    {
        var responses = grains.GetGrain<ICannedResponsesGrain>(cast.Account.Value);

        foreach (var wanted in Read())
        {
            var author = cast.Members[wanted.Author];
            var known = (await responses.List(author, new() { Text = wanted.Name, Limit = More }, cancellationToken)).Must().Items;

            if (known.All(other => other.Name != wanted.Name))
            {
                (await responses.Make(author, wanted.ToWish(cast), cancellationToken)).Must();
            }
        }
    }

    public static ImmutableArray<DemoResponse> Read()
    {
        using var json = typeof(DemoResponses).Assembly.GetManifestResourceStream("demo-responses.json")!;
        return JsonSerializer.Deserialize<ImmutableArray<DemoResponse>>(json, Options);
    }
}

internal sealed record DemoResponse(string Author, string Name, string Shortcut, string Folder, string Language, string Body)
{
    /// <summary>The key of one; null is every brand.</summary>
    public string? Brand { get; init; }

    public bool Private { get; init; }

    public CannedResponseWish ToWish(DemoCast cast) => new()
    {
        Name = Name,
        Shortcut = Shortcut,
        Folder = Folder,
        Language = Language,
        Body = Body,
        Shared = !Private,
        Brand = Brand is { } key ? cast.Brands[key] : null,
    };
}
