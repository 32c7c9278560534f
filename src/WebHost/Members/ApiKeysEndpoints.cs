using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Members;

internal static class ApiKeysEndpoints
{
    /// <summary>No scope is named after it, so only keys for everything cover it.</summary>
    private const string Room = "apiKeys";

    public static void MapApiKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup($"{Wire.Api}/api-keys").WithTags("API keys").Requires(Permission.ManageApiKeys, Room);

        keys.MapGet("", All).WithName("listApiKeys").WithSummary("Lists API keys, without their texts");
        keys.MapPost("", Make).WithName("makeApiKey").WithSummary("Makes an API key; its text is answered once");
        keys.MapDelete("/{key}", Remove).WithName("removeApiKey").WithSummary("Ends an API key");
    }

    private static async Task<Ok<Page<ApiKeyInfo>>> All(Actor actor, IGrainFactory grains) =>
        TypedResults.Ok(new Page<ApiKeyInfo>(await grains.Keys(actor).All(actor)));

    private static async Task<Results<Created<NewKeyView>, ProblemHttpResult>> Make(KeyRequest wish, Actor actor, IGrainFactory grains) =>
        (await grains.Keys(actor).Make(actor, wish.Name, wish.Scopes ?? [])).ToCreated(NewKeyView.Of);

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(string key, Actor actor, IGrainFactory grains) =>
        (await grains.Keys(actor).Remove(actor, key)).ToNoContent();

    private static IApiKeysGrain Keys(this IGrainFactory grains, Actor actor) => grains.GetGrain<IApiKeysGrain>(actor.Account.ToString());

    internal sealed record KeyRequest
    {
        public string Name { get; init; } = "";

        public ImmutableArray<string>? Scopes { get; init; }
    }

    /// <summary>The only answer that ever shows a key.</summary>
    internal sealed record NewKeyView(string Id, string Key, string Name, ImmutableArray<string> Scopes)
    {
        public static NewKeyView Of(NewApiKey made) => new(made.Info.Id, made.Text, made.Info.Name, made.Info.Scopes);
    }
}
