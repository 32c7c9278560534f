using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Search;

internal static class TicketSearchEndpoints
{
    public static void AddTicketSearchDesk(this IServiceCollection services)
    {
        services.AddSingleton<SearchRate>();
        services.AddSingleton<TicketSearchDesk>();
    }

    public static void MapTicketSearch(this IEndpointRouteBuilder routes) => routes.MapGroup($"{Wire.Api}/tickets").WithTags("Tickets")
        .MapGet("/search", Search).WithName("searchTickets").WithSummary("Finds tickets by what was written in them")
        .Requires(Permission.WorkOnTickets, "tickets");

    private static async Task<Results<Ok<TicketSearchView>, ProblemHttpResult>> Search(
        [AsParameters] TicketSearchQuery query, Actor actor, TicketSearchDesk desk, CancellationToken cancellationToken) =>
        (await desk.Find(actor, query, cancellationToken)).ToHttp();
}
