using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Notifications;

internal static class NotificationsEndpoints
{
    private const int PageSize = 30;

    public static void MapNotifications(this IEndpointRouteBuilder routes)
    {
        var bell = routes.MapGroup($"{Wire.Api}/notifications").WithTags("Notifications")
            .With(new Requirement(Permission.WorkOnTickets, "") { MembersOnly = true });

        bell.MapGet("", List).WithName("listNotifications").WithSummary("What calls the one who is signed in, newest first, and how much of it is unopened");
        bell.MapPost("/opened", Opened).WithName("openNotifications").WithSummary("Marks one, all of a ticket, or all as seen");
    }

    private static async Task<Results<Ok<NotificationPage>, ProblemHttpResult>> List(string? cursor, int? limit, Actor actor, IGrainFactory grains) =>
        (await Bell(actor, grains).Page(actor, cursor, limit ?? PageSize)).ToHttp();

    private static async Task<Results<Ok<Unopened>, ProblemHttpResult>> Opened(OpenedBody body, Actor actor, IGrainFactory grains) =>
        (await Bell(actor, grains).Opened(actor, new() { Id = body.Id, Ticket = body.Ticket, All = body.All ?? false })).ToHttp(left => new Unopened(left));

    private static INotificationsGrain Bell(Actor actor, IGrainFactory grains) =>
        grains.GetGrain<INotificationsGrain>(new MemberId(actor.Account, actor.Id).ToString());

    /// <param name="Left">How many are unopened now; counted up to 1,000.</param>
    internal sealed record Unopened(int Left);

    /// <summary>One of them.</summary>
    internal sealed record OpenedBody(string? Id, long? Ticket, bool? All);
}
