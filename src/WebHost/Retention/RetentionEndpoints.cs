using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Retention;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Retention;

/// <summary>How long deleted and blocked tickets are kept. Everybody who works on tickets may know; who manages settings says.</summary>
internal static class RetentionEndpoints
{
    public static void MapRetention(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Wire.Api}/retention", Read).WithTags("Tickets").WithName("readRetention")
            .WithSummary("Says after how many days deleted and blocked tickets are purged").Requires(Permission.WorkOnTickets, "tickets");

        var settings = routes.MapGroup($"{Wire.Api}/settings/retention").WithTags("Settings").Requires(Permission.ManageSettings, "settings");
        settings.MapPatch("", Change).WithName("changeRetention").WithSummary("Changes the days; the next purge is a day away then");
        settings.MapGet("/forecast", Forecast).WithName("forecastRetention").WithSummary("Counts what the next purge takes, and a week's, up to 1000 each");
    }

    private static async Task<Ok<RetentionSettings>> Read(Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(await grains.Retention(actor).Read(cancellationToken));

    private static async Task<Results<Ok<RetentionSettings>, ProblemHttpResult>> Change(
        RetentionBody body, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.Retention(actor).Change(actor, new(body.Deleted, body.Blocked), cancellationToken)).ToHttp();

    private static async Task<Results<Ok<RetentionForecast>, ProblemHttpResult>> Forecast(
        Actor actor, IGrainFactory grains, CancellationToken cancellationToken) => (await grains.Retention(actor).Forecast(actor, cancellationToken)).ToHttp();

    private static IRetentionGrain Retention(this IGrainFactory grains, Actor actor) => grains.GetGrain<IRetentionGrain>(actor.Account.ToString());
}

internal sealed record RetentionBody
{
    /// <summary>Null is for ever, which is not the same as left out.</summary>
    public int? DeletedDays
    {
        get => Deleted is 0 ? null : Deleted;
        init => Deleted = value ?? 0;
    }

    /// <summary>As for deleted ones.</summary>
    public int? BlockedDays
    {
        get => Blocked is 0 ? null : Blocked;
        init => Blocked = value ?? 0;
    }

    internal int? Deleted { get; private init; }

    internal int? Blocked { get; private init; }
}
