using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts.Members;
using Oqupie.ServiceDefaults.Access;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Members;

internal static class InvitationsEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder routes)
    {
        var managed = routes.MapGroup($"{Wire.Api}/members/invitations").WithTags("Invitations").Requires(Permission.ManageMembers, MembersEndpoints.Room);

        managed.MapPost("", Invite).WithName("invite").WithSummary("Invites somebody, by mail and by the answered link");
        managed.MapPost("/{member}/resend", Resend).WithName("renewInvitation").WithSummary("Makes and mails a new link; the old one ends");
        managed.MapDelete("/{member}", Cancel).WithName("cancelInvitation").WithSummary("Takes an invitation back");

        var invited = routes.MapGroup($"{Wire.Api}/invitations/{{token}}").WithTags("Invitations").IsOpenToAll();

        invited.MapGet("", Look).WithName("readInvitation").WithSummary("What the invited one sees first");
        invited.MapPost("", Accept).WithName("acceptInvitation").WithSummary("Chooses a name and a password, and signs in");
    }

    private static async Task<Results<Created<InvitationView>, ProblemHttpResult>> Invite(
        InviteRequest wish, Actor actor, IGrainFactory grains, PublicAddress address, HttpContext http) =>
        (await grains.Invitations(actor).Invite(actor, wish.ToWish(), address.Of(http))).ToCreated(InvitationView.Of);

    private static async Task<Results<Ok<InvitationView>, ProblemHttpResult>> Resend(
        string member, Actor actor, IGrainFactory grains, PublicAddress address, HttpContext http) =>
        (await grains.Invitations(actor).Renew(actor, member, address.Of(http))).ToHttp(InvitationView.Of);

    private static async Task<Results<NoContent, ProblemHttpResult>> Cancel(string member, Actor actor, IGrainFactory grains) =>
        (await grains.Invitations(actor).Cancel(actor, member)).ToNoContent();

    private static async Task<Results<Ok<InvitedView>, ProblemHttpResult>> Look(string token, InvitationDesk desk) => (await desk.Look(token)).ToHttp();

    private static async Task<Results<Ok<Me>, ProblemHttpResult>> Accept(
        string token, AcceptRequest request, InvitationDesk desk, MeDesk me, HttpContext http) =>
        await me.Begin(http, await desk.Accept(token, request.Name, request.Password));

    private static IInvitationsGrain Invitations(this IGrainFactory grains, Actor actor) => grains.GetGrain<IInvitationsGrain>(actor.Account.ToString());

    internal sealed record InviteRequest
    {
        public string Email { get; init; } = "";

        public string Name { get; init; } = "";

        public Role Role { get; init; }

        public ImmutableArray<string>? Brands { get; init; }

        public ImmutableArray<string>? Groups { get; init; }

        public InvitationWish ToWish() => new() { Email = Email, Name = Name, Role = Role, Brands = Brands, Groups = Groups ?? [] };
    }

    internal sealed record AcceptRequest
    {
        public string Name { get; init; } = "";

        public string Password { get; init; } = "";
    }
}
