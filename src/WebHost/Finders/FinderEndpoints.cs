using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts;
using Oqupie.Contracts.Finders;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;
using Oqupie.WebHost.Tickets;

namespace Oqupie.WebHost.Finders;

/// <summary>What sends an app's users to the right portal.</summary>
internal static class FinderEndpoints
{
    private const string Room = "brands";
    private const string Door = "door";

    private static readonly Refusal NoSuchFinder = Refusal.NotFound("There is no such finder.");

    public static void MapFinderSettings(this IEndpointRouteBuilder routes)
    {
        var finders = routes.MapGroup($"{Wire.Api}/finders").WithTags("Finders").Requires(Permission.ManageBrands, Room);

        finders.MapGet("", List).WithName("listFinders").WithSummary("Lists the portal finders of the account");
        finders.MapPost("", Make).WithName("makeFinder").WithSummary("Makes a finder with one secret, which is told this once");
        finders.MapGet("/{finder}", Read).WithName("readFinder").WithSummary("Reads a finder; its secrets are never told");
        finders.MapPatch("/{finder}", Change).WithName("changeFinder").WithSummary("Changes a finder; If-Match may say the expected version");
        finders.MapDelete("/{finder}", Delete).WithName("deleteFinder").WithSummary("Deletes a finder; apps that use it are let in no more");
        finders.MapPost("/{finder}/secrets", AddSecret).WithName("addFinderSecret").WithSummary("Makes a second secret, which is told this once");
        finders.MapDelete("/{finder}/secrets/{secret}", RemoveSecret).WithName("removeFinderSecret").WithSummary("Takes a secret away");
        routes.MapGet($"{Wire.Api}/information-keys", Keys).WithName("readInformationKeys").WithTags("Finders")
            .WithSummary("Reads how the keys of additional information are named, and which are hidden").Requires(Permission.WorkOnTickets, "tickets");

        finders.MapPost("/{finder}/try", Try).WithName("tryFinder").WithSummary("Says step by step what would become of an address, and changes nothing");
    }

    private static async Task<Results<Ok<Page<FinderInfo>>, ProblemHttpResult>> List(Actor actor, IGrainFactory grains) =>
        (await Finders(grains, actor).List(actor)).ToHttp(all => new Page<FinderInfo>(all));

    private static async Task<Results<Created<NewFinderView>, ProblemHttpResult>> Make(NewFinderBody body, Actor actor, IGrainFactory grains) =>
        (await Finders(grains, actor).Make(actor, body.Name ?? "")).ToCreated(NewFinderView.Of, made => $"{Wire.Api}/finders/{made.Finder.Id}");

    private static async Task<Results<Ok<FinderInfo>, ProblemHttpResult>> Read(string finder, Actor actor, IGrainFactory grains) =>
        (await At(grains, actor, finder, finders => finders.Read(actor, finder))).ToHttp();

    private static async Task<Results<Ok<FinderInfo>, ProblemHttpResult>> Change(
        string finder, FinderBody body, Actor actor, IGrainFactory grains, HttpRequest request)
    {
        var said = RequestWords.ExpectedVersionOf(request);
        return (said.Refusal is { } refusal
            ? refusal
            : await At(grains, actor, finder, finders => finders.Change(actor, finder, body.ToChange(said.Value)))).ToHttp();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(string finder, Actor actor, IGrainFactory grains) =>
        (await At(grains, actor, finder, finders => finders.Delete(actor, finder))).ToNoContent();

    private static async Task<Results<Created<NewFinderSecret>, ProblemHttpResult>> AddSecret(string finder, Actor actor, IGrainFactory grains) =>
        (await At(grains, actor, finder, finders => finders.AddSecret(actor, finder))).ToCreated(made => made);

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveSecret(string finder, string secret, Actor actor, IGrainFactory grains) =>
        (await At(grains, actor, finder, finders => finders.RemoveSecret(actor, finder, secret))).ToNoContent();

    private static async Task<Ok<InformationKeys>> Keys(Actor actor, IGrainFactory grains) =>
        TypedResults.Ok(await grains.GetGrain<IInformationKeysGrain>(actor.Account.Value).Read());

    private static async Task<Results<Ok<FinderTrial>, ProblemHttpResult>> Try(string finder, FinderTrialBody body, Actor actor, IGrainFactory grains)
    {
        if (!(await At(grains, actor, finder, finders => finders.Read(actor, finder))).Succeeded(out var found, out var refusal))
        {
            return refusal.ToProblem();
        }

        var call = new FinderCall { Query = QueryOf(body.Url ?? ""), TrialOf = found.AccessKey };
        return TypedResults.Ok(FinderTrial.Of(await grains.GetGrain<IFinderDoorGrain>(Door).Ask(call)));
    }

    // Of what is too long as much as shows that it is.
    private static string QueryOf(string url)
    {
        var from = url.IndexOf('?', StringComparison.Ordinal);
        var query = from < 0 ? "" : url[(from + 1)..].Split('#')[0].Trim();
        return query.Length > FinderCall.LongestQuery ? query[..(FinderCall.LongestQuery + 1)] : query;
    }

    private static IFindersGrain Finders(IGrainFactory grains, Actor actor) => grains.GetGrain<IFindersGrain>(actor.Account.Value);

    private static Task<Outcome<T>> At<T>(IGrainFactory grains, Actor actor, string finder, Func<IFindersGrain, Task<Outcome<T>>> ask) =>
        LocalKey.IsValid(finder) ? ask(Finders(grains, actor)) : Task.FromResult<Outcome<T>>(NoSuchFinder);
}
