using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Members;

internal static class MeEndpoints
{
    public static void MapMe(this IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup($"{Wire.Api}/me").WithTags("Me").RequiresMember();

        me.MapGet("", Read).WithName("readMe").WithSummary("Who is signed in, and what they may do");
        me.MapPatch("", Change).WithName("changeMe").WithSummary("Changes one's own name, language, availability, preferences or what calls one");
    }

    private static async Task<Results<Ok<Me>, ProblemHttpResult>> Read(Actor actor, MeDesk desk) => (await desk.Show(actor)).ToHttp();

    private static async Task<Results<Ok<Me>, ProblemHttpResult>> Change(MePatch wish, Actor actor, MeDesk desk) => (await desk.Change(actor, wish)).ToHttp();
}

/// <summary>What one changes of oneself; what is left out stays.</summary>
/// <param name="Name">What colleagues read.</param>
/// <param name="Language">The console's.</param>
/// <param name="Notifications">All of it: what is left out of it is as it is for everybody.</param>
/// <param name="Availability">Whether one takes work now; colleagues see it.</param>
/// <param name="Preferences">How one wants the console, on all of one's devices; what is left out of it stays.</param>
internal sealed record MePatch(
    string? Name, string? Language, NotificationSettings? Notifications, Availability? Availability, PreferencesWish? Preferences);
