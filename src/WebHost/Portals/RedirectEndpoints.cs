using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Portals;
using Oqupie.WebHost.Access;
using Oqupie.WebHost.Brands;

namespace Oqupie.WebHost.Portals;

/// <summary>Where addresses of another product's portals lead.</summary>
internal static class RedirectEndpoints
{
    // Twenty thousand lines of two addresses each.
    private const long LargestTable = 8 * 1024 * 1024;

    public static void MapRedirects(this IEndpointRouteBuilder routes)
    {
        var redirects = routes.MapGroup($"{Wire.Api}/brands/{{brand}}/redirects").WithTags("Portals");

        redirects.MapGet("", Read).WithName("readRedirects").WithSummary("Reads where old addresses lead in a brand's portal")
            .Requires(Permission.ManageBrands, PortalEndpoints.Room);
        redirects.MapPut("", Put).WithName("putRedirects").WithSummary("Puts all redirects of a brand in the place of those before")
            .Requires(Permission.ManageBrands, PortalEndpoints.Room).WithMetadata(new TableLimit(LargestTable));
    }

    private static async Task<Results<Ok<RedirectsView>, ProblemHttpResult>> Read(string brand, Actor actor, IGrainFactory grains) =>
        BrandSight.Of(actor, await grains.ReadBrand(actor.Account, brand)).Succeeded(out _, out var refusal)
            ? TypedResults.Ok(new RedirectsView(await Of(actor, brand, grains).All()))
            : refusal.ToProblem();

    private static async Task<Results<Ok<RedirectsView>, ProblemHttpResult>> Put(string brand, RedirectsBody body, Actor actor, IGrainFactory grains)
    {
        if (!BrandSight.Of(actor, await grains.ReadBrand(actor.Account, brand)).Succeeded(out _, out var refusal))
        {
            return refusal.ToProblem();
        }

        ImmutableArray<PortalRedirect> wished = [.. (body.Items ?? []).Select(item => new PortalRedirect(item?.From ?? "", item?.To ?? ""))];
        return (await Of(actor, brand, grains).Put(wished)).ToHttp(kept => new RedirectsView(kept));
    }

    private static IPortalRedirectsGrain Of(Actor actor, string brand, IGrainFactory grains) =>
        grains.GetGrain<IPortalRedirectsGrain>(new BrandId(actor.Account, brand).ToString());

    private sealed record TableLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}

/// <summary>All of them.</summary>
internal sealed record RedirectsBody
{
    public IReadOnlyList<RedirectBody?>? Items { get; init; }
}

internal sealed record RedirectBody
{
    public string? From { get; init; }

    public string? To { get; init; }
}

internal sealed record RedirectsView(ImmutableArray<PortalRedirect> Items);
